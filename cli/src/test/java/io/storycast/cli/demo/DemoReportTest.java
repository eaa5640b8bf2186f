package io.storycast.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoReportTest {

  private final Board board = new Board(List.of("a", "b", "c"));

  @Test
  void endsWithTheTableAndTheReasons() {
    board.update(List.of(Jobs.succeeded("a"), Jobs.failed("b", "the model refused")));
    board.change("a", episode -> episode.heard(new Narration(Duration.ofSeconds(67), 1)));

    DemoReport report = new DemoReport(board, "The daily cap is used up.");

    assertThat(report.isGood()).isFalse();
    assertThat(report.lines())
        .containsExactly(
            "slug  title      duration  audio URL",
            "a     The Title  1:07      http://audio/a.mp3",
            "1 of 3 stories ready; 1:07 of narration fetched and decoded.");
    assertThat(report.faults())
        .containsExactly(
            "b: the model refused",
            "c: still waiting when the demo gave up",
            "The daily cap is used up.");
  }

  @Test
  void isGoodWhenEveryNarrationWasHeard() {
    List.of("a", "b", "c")
        .forEach(
            slug ->
                board.change(
                    slug, episode -> episode.heard(new Narration(Duration.ofSeconds(1), 1))));

    DemoReport report = new DemoReport(board, "");

    assertThat(report.isGood()).isTrue();
    assertThat(report.faults()).isEmpty();
  }
}
