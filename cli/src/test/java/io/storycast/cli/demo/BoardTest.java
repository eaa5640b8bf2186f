package io.storycast.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.storycast.cli.api.Job;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoardTest {

  private final Board board = new Board(List.of("a", "b"));

  @Test
  void announcesAReadyStoryOnce() {
    assertThat(board.update(List.of(Jobs.succeeded("a"), Jobs.queued("b"))))
        .extracting(Job::slug)
        .containsExactly("a");
    assertThat(board.update(List.of(Jobs.succeeded("a")))).isEmpty();
  }

  @Test
  void countsAStoryOnlyWhenItsNarrationWasHeard() {
    board.update(List.of(Jobs.succeeded("a")));
    assertThat(board.count(Episode::isReady)).isZero();

    board.change("a", episode -> episode.heard(new Narration(Duration.ofSeconds(1), 1)));
    assertThat(board.count(Episode::isReady)).isOne();
  }

  @Test
  void isFinishedWhenEachIsReadyOrFailed() {
    board.update(List.of(Jobs.succeeded("a"), Jobs.failed("b", "no")));
    assertThat(board.isFinished()).isFalse();

    board.change("a", episode -> episode.faulty("narration: the file is silent"));
    assertThat(board.isFinished()).isTrue();
  }

  @Test
  void waitsForARetryThatIsDueLater() {
    board.update(List.of(Jobs.retrying("a", "the provider is slow"), Jobs.queued("b")));

    assertThat(board.isFinished()).isFalse();
    assertThat(board.episodes())
        .extracting(Episode::step)
        .containsExactly("waiting to retry: the provider is slow", "waiting");
  }
}
