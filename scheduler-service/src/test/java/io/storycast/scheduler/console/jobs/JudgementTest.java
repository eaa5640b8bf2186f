package io.storycast.scheduler.console.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.storycast.contracts.ReasonCode;
import io.storycast.contracts.StageStatus.Backlog;
import io.storycast.contracts.StageStatus.Cause;
import io.storycast.contracts.StageStatus.Pause;
import io.storycast.scheduler.console.Wording;
import io.storycast.scheduler.console.jobs.Judgement.Circumstances;
import io.storycast.scheduler.jobs.Job;
import io.storycast.scheduler.jobtable.JobStatus;
import io.storycast.scheduler.stages.StageOverview;
import io.storycast.scheduler.stages.StageState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Why a story is ready or not, in the words of the job's page. */
class JudgementTest {

  private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

  private final List<StageOverview> stages =
      new ArrayList<>(List.of(stage("claiming"), stage("story"), stage("audio"), stage("storage")));
  private String room = "";
  private @Nullable Instant nextRun = NOW.plusSeconds(300);

  @Test
  void saysHowLongAReadyStoryTook() {
    Verdict verdict = of(job(JobStatus.SUCCEEDED).build());

    assertThat(verdict.tone()).isEqualTo("ok");
    assertThat(verdict.sentence()).isEqualTo("Ready 2 min ago: it can be read and heard.");
    assertThat(verdict.advice()).isEqualTo("It took 2:00 min from the claim.");
  }

  @Test
  void saysWhyAStoryFailedAndWhatToDo() {
    Verdict verdict =
        of(job(JobStatus.FAILED).in("audio").with(ReasonCode.AUDIO_SILENT, "it is silent").build());

    assertThat(verdict.tone()).isEqualTo("bad");
    assertThat(verdict.sentence())
        .isEqualTo("Failed after 1 attempt in the audio stage: it is silent.");
    assertThat(verdict.advice()).isEqualTo(ReasonCode.AUDIO_SILENT.remedy());
  }

  @Test
  void saysWhoseReasonCancelledIt() {
    Verdict verdict =
        of(job(JobStatus.CANCELLED).with(ReasonCode.UNEXPECTED, "wrong seed text").build());

    assertThat(verdict.sentence()).isEqualTo("Cancelled by a person: wrong seed text");
  }

  @Test
  void saysWhichStageWorksOnIt() {
    Verdict verdict = of(job(JobStatus.RUNNING).in("story").build());

    assertThat(verdict.tone()).isEqualTo("busy");
    assertThat(verdict.sentence())
        .isEqualTo("On its way: the story stage has it, attempt 1 of 5, last news 20 s ago.");
  }

  @Test
  void blamesTheStageThatStandsStill() {
    pause(
        "audio",
        new Pause(
            Cause.CONFIGURATION,
            "speech",
            ReasonCode.PROVIDER_CREDENTIALS.code(),
            "the provider refuses the key (401)",
            null,
            NOW.minusSeconds(600),
            NOW.plusSeconds(240)));

    Verdict verdict = of(job(JobStatus.RUNNING).in("audio").build());

    assertThat(verdict.sentence())
        .isEqualTo(
            "Waits: the audio stage is paused since 07:50 UTC because the provider refuses the key"
                + " (401).");
    assertThat(verdict.advice())
        .contains(ReasonCode.PROVIDER_CREDENTIALS.remedy())
        .contains("Looked at again in 4 min.")
        .contains("No attempt is used up meanwhile.");
    assertThat(of(job(JobStatus.RUNNING).in("story").build()).tone())
        .as("another stage's job is not concerned")
        .isEqualTo("busy");
  }

  @Test
  void saysWhoPausedClaiming() {
    pause(
        "claiming",
        new Pause(Cause.OPERATOR, null, null, "prices", "ann", NOW.minusSeconds(60), null));

    assertThat(of(job(JobStatus.QUEUED).build()).sentence())
        .isEqualTo("Waits: claiming is paused since 07:59 UTC by ann: prices.");
  }

  @Test
  void saysThatNobodyWorksInTheStage() {
    stages.set(
        2,
        new StageOverview("audio", StageState.DOWN, 0, 0, null, null, List.of(), null, List.of()));

    Verdict verdict = of(job(JobStatus.RUNNING).in("audio").build());

    assertThat(verdict.tone()).isEqualTo("bad");
    assertThat(verdict.sentence()).contains("no process of the audio stage was heard of");
  }

  @Test
  void saysHowLongThereWasNoNews() {
    Verdict verdict =
        of(job(JobStatus.RUNNING).in("story").lockedAt(NOW.minus(Duration.ofMinutes(20))).build());

    assertThat(verdict.tone()).isEqualTo("wait");
    assertThat(verdict.sentence()).isEqualTo("No news from the story stage for 20:00 min.");
  }

  @Test
  void saysWhenTheNextAttemptIsDue() {
    Verdict verdict =
        of(
            job(JobStatus.QUEUED)
                .in("story")
                .with(ReasonCode.PROVIDER_TIMEOUT, "no answer in 60 s")
                .nextAt(NOW.plusSeconds(120))
                .build());

    assertThat(verdict.sentence())
        .isEqualTo(
            "Waits for attempt 2 of 5, due in 2 min: the last one failed in the story stage: no"
                + " answer in 60 s.");
  }

  @Test
  void saysWhichCapHoldsItBackBeforeItSpeaksOfTheNextRun() {
    assertThat(of(job(JobStatus.QUEUED).build()).sentence())
        .isEqualTo("Waits to be claimed by the next run, in 5 min.");
    nextRun = null;
    assertThat(of(job(JobStatus.QUEUED).build()).advice()).contains("SCHEDULE");
    room = "the 500 generations of the day are used up.";
    assertThat(of(job(JobStatus.QUEUED).build()).sentence())
        .isEqualTo("Waits to be claimed: the 500 generations of the day are used up.");
  }

  private Verdict of(Job job) {
    return new Judgement(
            new Circumstances(stages, 5, Duration.ofMinutes(30), room, nextRun),
            new Wording(Clock.fixed(NOW, ZoneOffset.UTC)))
        .of(job);
  }

  private void pause(String name, Pause pause) {
    stages.replaceAll(
        stage ->
            stage.stage().equals(name)
                ? new StageOverview(
                    name, StageState.PAUSED, 0, 16, null, null, List.of(pause), null, List.of())
                : stage);
  }

  private static StageOverview stage(String name) {
    return new StageOverview(
        name, StageState.RUNNING, 1, 16, new Backlog(0, 0), null, List.of(), null, List.of());
  }

  private static JobOf job(JobStatus status) {
    return new JobOf(status, null, null, null, NOW.minusSeconds(20), NOW.minusSeconds(240));
  }

  /** A job in the making; whatever is not said is as usual. */
  private record JobOf(
      JobStatus status,
      @Nullable String stage,
      @Nullable String code,
      @Nullable String error,
      Instant lockedAt,
      Instant nextAt) {

    JobOf in(String theStage) {
      return new JobOf(status, theStage, code, error, lockedAt, nextAt);
    }

    JobOf with(ReasonCode reason, String message) {
      return new JobOf(status, stage, reason.code(), message, lockedAt, nextAt);
    }

    JobOf lockedAt(Instant at) {
      return new JobOf(status, stage, code, error, at, nextAt);
    }

    JobOf nextAt(Instant at) {
      return new JobOf(status, stage, code, error, lockedAt, at);
    }

    Job build() {
      return new Job(
          "job",
          "scenario",
          "slug",
          status,
          stage,
          1,
          0,
          new Job.Attempts(1, 0, nextAt, NOW.minusSeconds(240), code, error),
          new Job.Times(
              NOW.minusSeconds(600),
              NOW.minusSeconds(120),
              NOW.minusSeconds(240),
              NOW.minusSeconds(120),
              lockedAt,
              "pod-1"),
          new Job.Result(null, null, null, null, null, null, null, null, null, null));
    }
  }
}
