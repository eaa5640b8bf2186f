package io.storycast.cli.demo;

import io.storycast.cli.api.Generation;
import io.storycast.cli.api.Generation.Shortfall;
import io.storycast.cli.api.Job;
import io.storycast.cli.api.Stage;
import io.storycast.cli.api.StorycastApi;
import io.storycast.cli.demo.Narration.NotPlayable;
import io.storycast.cli.text.Terminal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** Triggers generation until every scenario of the board is done, and shows how it goes. */
public final class Demo {

  private static final int LIMIT_OF_A_TRIGGER = 3;
  private static final int CHECKS_AT_ONCE = 2;
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration STAGES_POLL = Duration.ofSeconds(3);

  /** Longer than the slowest provider call with its retries. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final StorycastApi api;
  private final Listener listener;
  private final List<String> slugs;
  private final Board board;
  private final BoardView view;
  private final InstantSource clock;
  private String shortfall = "";
  private String stages = "";
  private Instant stagesAsked = Instant.EPOCH;
  private String lastSummary = "";
  private Instant lastChange;

  /** A demo of the scenarios with these slugs, which are in the content tables already. */
  public Demo(StorycastApi api, Listener listener, List<String> slugs, Terminal terminal) {
    this(api, listener, slugs, terminal, InstantSource.system());
  }

  Demo(
      StorycastApi api,
      Listener listener,
      List<String> slugs,
      Terminal terminal,
      InstantSource clock) {
    this.api = api;
    this.listener = listener;
    this.slugs = slugs;
    this.board = new Board(slugs);
    this.view = new BoardView(terminal, clock);
    this.clock = clock;
    this.lastChange = clock.instant();
  }

  /** Returns when every scenario is done, or when nothing has moved for minutes. */
  public Board run() {
    // Not virtual: those that load classes from a jar at the same time can block all carriers.
    try (ExecutorService checks = Executors.newFixedThreadPool(CHECKS_AT_ONCE)) {
      // Jobs of an earlier run may have been finished long ago, behind many others.
      take(slugs.stream().flatMap(slug -> api.jobOfSlug(slug).stream()).toList(), checks);
      while (!board.isFinished() && !isStuck()) {
        trigger();
        view.show(board, remark());
        pause();
        refresh(checks);
      }
    }
    view.show(board, remark());
    view.finish();
    return board;
  }

  /** Why nothing moves, in a sentence; empty while all is well. */
  public String remark() {
    return stages.isEmpty() ? shortfall : stages;
  }

  private void refresh(ExecutorService checks) {
    take(api.latestJobs(), checks);
    askStages();
    String summary = board.summary();
    if (!summary.equals(lastSummary)) {
      lastSummary = summary;
      lastChange = clock.instant();
    }
  }

  private void take(Collection<Job> jobs, ExecutorService checks) {
    board.update(jobs).forEach(ready -> checks.execute(() -> listen(ready)));
  }

  private void listen(Job ready) {
    try {
      Narration narration = listener.listen(String.valueOf(ready.story().audioUrl()));
      narration.checkLength(ready.story().durationMs());
      board.change(ready.slug(), episode -> episode.heard(narration));
    } catch (NotPlayable e) {
      String reason = "narration: " + e.getMessage();
      board.change(ready.slug(), episode -> episode.faulty(reason));
    }
  }

  private void trigger() {
    boolean waiting = board.count(e -> !e.isFinished() && !e.isAtWork()) > 0;
    if (waiting) {
      Generation generation = api.generate(LIMIT_OF_A_TRIGGER, false);
      Shortfall why = generation.shortfall();
      boolean idle = generation.claimed().isEmpty() && board.count(Episode::isAtWork) == 0;
      shortfall = idle && why != null ? why.message() : "";
    }
  }

  /** Now and then: a stage that stands still explains more than a board that does. */
  private void askStages() {
    if (Duration.between(stagesAsked, clock.instant()).compareTo(STAGES_POLL) < 0) {
      return;
    }
    stagesAsked = clock.instant();
    stages =
        api.stages().all().stream()
            .filter(stage -> stage.state().equals("paused") || stage.state().equals("recovering"))
            .map(Stage::sentence)
            .collect(Collectors.joining("; "));
  }

  private boolean isStuck() {
    return Duration.between(lastChange, clock.instant()).compareTo(PATIENCE) > 0;
  }

  private static void pause() {
    try {
      Thread.sleep(POLL);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
