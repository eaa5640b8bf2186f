package io.storycast.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.storycast.cli.text.RecordedTerminal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoardViewTest {

  private Instant now = Instant.parse("2026-11-22T10:00:00Z");
  private final Board board = new Board(List.of("waits", "writes", "reads", "breaks", "plays"));

  @Test
  void printsALinePerChangeWhereNobodyDraws() {
    RecordedTerminal recorded = RecordedTerminal.plain();
    BoardView view = new BoardView(recorded.terminal(), () -> now);

    view.show(board, "");
    after(Duration.ofSeconds(1));
    someProgress();
    view.show(board, "");
    after(Duration.ofSeconds(1));
    view.show(board, "");

    assertThat(recorded.out().lines())
        .containsExactly(
            "  0:01  writes  writing",
            "  0:01  reads  narrating",
            "  0:01  breaks  failed: the voice is unknown",
            "  0:01  plays  ready");
  }

  @Test
  void neverStaysSilentForLong() {
    RecordedTerminal recorded = RecordedTerminal.plain();
    BoardView view = new BoardView(recorded.terminal(), () -> now);
    someProgress();
    view.show(board, "");

    after(Duration.ofSeconds(4));
    view.show(board, "the daily cap is used up");
    after(Duration.ofSeconds(1));
    view.show(board, "the daily cap is used up");

    assertThat(recorded.out().lines().skip(4))
        .containsExactly(
            "  0:05  1 of 5 ready, 1 writing, 1 narrating, 1 waiting, 1 failed; the daily cap is used up");
  }

  @Test
  void drawsWhatMovesFirstInATerminal() {
    RecordedTerminal recorded = RecordedTerminal.interactive(100, 24);
    BoardView view = new BoardView(recorded.terminal(), () -> now);
    someProgress();

    view.show(board, "");

    assertThat(recorded.out().replaceAll("\033\\[[0-9]*[A-Z]", "").lines().map(String::strip))
        .containsExactly(
            "0:00  1 of 5 ready, 1 writing, 1 narrating, 1 waiting, 1 failed",
            "",
            "scenario  step                          for",
            "writes    writing                       0:00",
            "reads     narrating                     0:00",
            "breaks    failed: the voice is unknown  0:00",
            "waits     waiting                       0:00",
            "plays     ready                         plays 1:07");
  }

  private void someProgress() {
    board.update(
        List.of(
            Jobs.queued("waits"),
            Jobs.running("writes", "story"),
            Jobs.running("reads", "audio"),
            Jobs.failed("breaks", "the voice is unknown"),
            Jobs.succeeded("plays"),
            Jobs.running("not-of-the-demo", "story")));
    board.change("plays", episode -> episode.heard(new Narration(Duration.ofSeconds(67), 1)));
  }

  private void after(Duration time) {
    now = now.plus(time);
  }
}
