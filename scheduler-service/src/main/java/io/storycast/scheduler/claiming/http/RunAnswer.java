package io.storycast.scheduler.claiming.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.storycast.scheduler.SchedulerProperties;
import io.storycast.scheduler.claiming.Candidate;
import io.storycast.scheduler.claiming.ClaimRun;
import io.storycast.scheduler.claiming.CostModel;
import io.storycast.scheduler.claiming.DryRun;
import io.storycast.scheduler.claiming.Pick;
import io.storycast.scheduler.claiming.Refusal;
import io.storycast.scheduler.claiming.Room;
import io.storycast.scheduler.claiming.Shortfall;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run did, or what a dry run found out.
 *
 * @param claimed the jobs that began an attempt, or would
 * @param republished running jobs whose lock had expired, published once more; null in a dry run
 * @param refused jobs that failed at once, or would
 * @param backfilled jobs added for scenarios without a story; null in a dry run
 * @param counts how much of the caps is used, after the run
 * @param shortfall why fewer than {@code limit} were claimed, null if not fewer
 * @param estimate null unless it is a dry run
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RunAnswer(
    boolean dryRun,
    int limit,
    List<Claimed> claimed,
    @Nullable List<Claimed> republished,
    List<Refused> refused,
    @Nullable Integer backfilled,
    Counts counts,
    @Nullable Why shortfall,
    CostModel.@Nullable Estimate estimate) {

  /**
   * @param jobId null while the scenario has no job yet
   */
  record Claimed(@Nullable String jobId, String scenarioId, String slug, int attempt) {

    static Claimed of(Pick pick) {
      return new Claimed(pick.jobId(), pick.scenarioId(), pick.slug(), pick.attempt());
    }

    static Claimed of(Candidate candidate) {
      return new Claimed(
          candidate.jobId(), candidate.scenarioId(), candidate.slug(), candidate.attempt());
    }
  }

  record Refused(
      @Nullable String jobId, String scenarioId, String slug, String reasonCode, String message) {

    static Refused of(Claimed job, Refusal refusal) {
      return new Refused(
          job.jobId(), job.scenarioId(), job.slug(), refusal.reason().code(), refusal.message());
    }
  }

  record Counts(int claimed, int inFlight, int maxInFlight, int today, int dailyMax) {

    static Counts of(int claimed, Room room, SchedulerProperties properties) {
      return new Counts(
          claimed,
          room.inFlight(),
          properties.maxInFlight(),
          room.claimedToday(),
          properties.dailyMaxGenerations());
    }
  }

  record Why(String code, String message) {

    static Why of(Shortfall shortfall, Room room) {
      Room.Pause pause = room.pause();
      String message =
          shortfall == Shortfall.PAUSED && pause != null
              ? "%s Paused by %s since %s: %s"
                  .formatted(
                      shortfall.meaning(),
                      pause.by(),
                      pause.since().truncatedTo(ChronoUnit.SECONDS),
                      pause.reason())
              : shortfall.meaning();
      return new Why(shortfall.code(), message);
    }
  }

  static RunAnswer of(ClaimRun run, SchedulerProperties properties) {
    return new RunAnswer(
        false,
        run.limit(),
        run.claimed().stream().map(Claimed::of).toList(),
        run.republished().stream().map(Claimed::of).toList(),
        run.refused().stream()
            .map(refused -> Refused.of(Claimed.of(refused.pick()), refused.refusal()))
            .toList(),
        run.backfilled(),
        Counts.of(run.claimed().size(), run.room(), properties),
        run.shortfall().map(why -> Why.of(why, run.room())).orElse(null),
        null);
  }

  static RunAnswer of(DryRun.Answer answer, SchedulerProperties properties) {
    return new RunAnswer(
        true,
        answer.limit(),
        answer.claimed().stream().map(Claimed::of).toList(),
        null,
        answer.refused().stream()
            .map(refused -> Refused.of(Claimed.of(refused.candidate()), refused.refusal()))
            .toList(),
        null,
        Counts.of(answer.claimed().size(), answer.room(), properties),
        answer.shortfall().map(why -> Why.of(why, answer.room())).orElse(null),
        answer.estimate());
  }
}
