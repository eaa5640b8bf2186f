package io.storycast.scheduler.console.jobs;

import io.storycast.contracts.StageStatus.Cause;
import io.storycast.contracts.StageStatus.Pause;
import io.storycast.scheduler.console.Remedies;
import io.storycast.scheduler.console.Wording;
import io.storycast.scheduler.jobs.Job;
import io.storycast.scheduler.stages.StageOverview;
import io.storycast.scheduler.stages.StageState;
import io.storycast.scheduler.stages.Stages;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds out why a story is ready or not. */
final class Judgement {

  private final Circumstances around;
  private final Wording wording;

  Judgement(Circumstances around, Wording wording) {
    this.around = around;
    this.wording = wording;
  }

  /**
   * What the job's fate depends on besides itself.
   *
   * @param maxAttempts attempts of one round
   * @param lockTtl a running job without news for this long is published again
   * @param claimRoom why nothing is claimed now though claiming runs; empty when there is room
   * @param nextRun when jobs are claimed next; null when only on request
   */
  record Circumstances(
      List<StageOverview> stages,
      int maxAttempts,
      Duration lockTtl,
      String claimRoom,
      @Nullable Instant nextRun) {}

  Verdict of(Job job) {
    return switch (job.status()) {
      case SUCCEEDED -> ready(job);
      case FAILED -> failed(job);
      case CANCELLED -> cancelled(job);
      case RUNNING -> running(job);
      case QUEUED -> queued(job);
    };
  }

  private Verdict ready(Job job) {
    Instant started = job.times().started();
    Instant finished = job.times().finished();
    String length =
        job.result().durationMs() == null
            ? ""
            : ", %s of narration".formatted(wording.millis(job.result().durationMs()));
    String took =
        started == null || finished == null
            ? ""
            : " It took %s from the claim.".formatted(wording.millis(millis(started, finished)));
    return new Verdict(
        "ok",
        "Ready %s: it can be read and heard%s.".formatted(wording.relative(finished), length),
        took.strip());
  }

  private Verdict failed(Job job) {
    return new Verdict(
        "bad",
        "Failed after %s%s: %s"
            .formatted(
                wording.count(job.attempts().counted(), "attempt", "attempts"), in(job), why(job)),
        Remedies.of(job.attempts().lastErrorCode()));
  }

  private static Verdict cancelled(Job job) {
    String reason = job.attempts().lastError();
    return new Verdict(
        "off",
        "Cancelled by a person%s"
            .formatted(reason == null || reason.isBlank() ? "." : ": " + reason),
        "A retry queues it again; what was paid for is used again.");
  }

  private Verdict running(Job job) {
    String stage = job.stage() == null ? "story" : job.stage();
    Optional<StageOverview> overview = stage(stage);
    return overview
        .flatMap(found -> standstill(found, "the %s stage".formatted(stage)))
        .orElseGet(() -> atWork(job, stage, overview.orElse(null)));
  }

  private Verdict atWork(Job job, String stage, @Nullable StageOverview overview) {
    Instant news = job.times().locked();
    if (news != null && millis(news, wording.now()) > around.lockTtl().toMillis() / 2) {
      return new Verdict(
          "wait",
          "No news from the %s stage for %s."
              .formatted(stage, wording.millis(millis(news, wording.now()))),
          "After %s of silence it is published again, as the same attempt: finished work is found."
              .formatted(wording.length(around.lockTtl())));
    }
    long waiting =
        overview == null || overview.backlog() == null ? 0 : overview.backlog().waiting();
    return new Verdict(
        "busy",
        "On its way: the %s stage has it, attempt %d of %d, last news %s."
            .formatted(
                stage, job.attempts().counted(), around.maxAttempts(), wording.relative(news)),
        waiting == 0
            ? "Nothing to do."
            : "%s in this stage; nothing to do."
                .formatted(wording.count(waiting, "piece of work waits", "pieces of work wait")));
  }

  private Verdict queued(Job job) {
    Optional<Verdict> still =
        stage(Stages.CLAIMING).flatMap(claiming -> standstill(claiming, "claiming"));
    if (still.isPresent()) {
      return still.get();
    }
    Instant next = job.attempts().nextAt();
    boolean failedBefore = job.attempts().lastErrorCode() != null && job.attempts().counted() > 0;
    if (failedBefore && next.isAfter(wording.now())) {
      return new Verdict(
          "wait",
          "Waits for attempt %d of %d, due %s: the last one failed%s: %s"
              .formatted(
                  job.attempts().counted() + 1,
                  around.maxAttempts(),
                  wording.relative(next),
                  in(job),
                  why(job)),
          "It goes on by itself. " + Remedies.of(job.attempts().lastErrorCode()));
    }
    if (!around.claimRoom().isEmpty()) {
      return new Verdict("wait", "Waits to be claimed: " + around.claimRoom(), "");
    }
    return around.nextRun() == null
        ? new Verdict(
            "wait",
            "Waits to be claimed: no schedule is set, so runs begin only on request.",
            "Start a run under Runs, or set SCHEDULE.")
        : new Verdict(
            "wait",
            "Waits to be claimed by the next run, %s."
                .formatted(wording.relative(around.nextRun())),
            "Nothing to do; a run by hand is sooner.");
  }

  /** Why nothing moves in a stage; empty when it does. */
  private Optional<Verdict> standstill(StageOverview stage, String name) {
    if (stage.state() == StageState.DOWN) {
      return Optional.of(
          new Verdict(
              "bad",
              "Waits: no process of %s was heard of for 45 s.".formatted(name),
              "Start the service of this stage. Its work is kept, and goes on by itself."));
    }
    return stage.pauses().stream().findFirst().map(pause -> paused(pause, name));
  }

  private Verdict paused(Pause pause, String name) {
    String since = wording.clockTime(pause.since());
    if (pause.cause() == Cause.OPERATOR) {
      return new Verdict(
          "wait",
          "Waits: %s is paused since %s UTC by %s: %s"
              .formatted(name, since, wording.orDash(pause.by()), sentence(pause.message())),
          "It goes on when somebody resumes it under Stages.");
    }
    String again =
        pause.retryAt() == null
            ? ""
            : " Looked at again %s.".formatted(wording.relative(pause.retryAt()));
    return new Verdict(
        "bad",
        "Waits: %s is paused since %s UTC because %s"
            .formatted(name, since, sentence(pause.message())),
        Remedies.of(pause.reasonCode()) + again + " No attempt is used up meanwhile.");
  }

  private Optional<StageOverview> stage(String name) {
    return around.stages().stream().filter(stage -> stage.stage().equals(name)).findFirst();
  }

  private static String in(Job job) {
    return job.stage() == null ? "" : " in the %s stage".formatted(job.stage());
  }

  private static String why(Job job) {
    String error = job.attempts().lastError();
    return sentence(error == null || error.isBlank() ? "nobody said why" : error);
  }

  private static String sentence(String text) {
    String one = text.strip();
    return one.endsWith(".") || one.endsWith("!") || one.endsWith("?") ? one : one + ".";
  }

  private static long millis(Instant from, Instant to) {
    return Math.max(0, Duration.between(from, to).toMillis());
  }
}
