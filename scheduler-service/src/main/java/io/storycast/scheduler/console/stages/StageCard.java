package io.storycast.scheduler.console.stages;

import io.storycast.contracts.StageStatus;
import io.storycast.contracts.StageStatus.Cause;
import io.storycast.contracts.StageStatus.Pause;
import io.storycast.scheduler.console.Remedies;
import io.storycast.scheduler.stages.StageOverview;
import io.storycast.scheduler.stages.StageReports;
import io.storycast.scheduler.stages.StageState;
import io.storycast.scheduler.stages.Stages;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A stage as people look at it.
 *
 * @param pausedByPerson whether a resume would change something
 * @param load share of the concurrency in use, 0 to 100
 */
public record StageCard(
    StageOverview stage, List<Standstill> standstills, boolean pausedByPerson, int load) {

  /**
   * Why it stands still.
   *
   * @param breaker what the breaker of the dependency does; empty when it is not about one
   */
  public record Standstill(Pause pause, String cause, String remedy, String breaker) {

    private static Standstill of(Pause pause, StageState state) {
      return new Standstill(
          pause,
          pause.cause().name().toLowerCase(Locale.ROOT),
          pause.cause() == Cause.OPERATOR
              ? "It stands still until somebody resumes it."
              : Remedies.of(pause.reasonCode()),
          breakerOf(pause, state));
    }

    private static String breakerOf(Pause pause, StageState state) {
      if (pause.dependency() == null) {
        return "";
      }
      return state == StageState.RECOVERING ? "half-open" : "open";
    }
  }

  /** The card of a stage. */
  public static StageCard of(StageOverview stage) {
    return new StageCard(
        stage,
        stage.pauses().stream().map(pause -> Standstill.of(pause, stage.state())).toList(),
        stage.pauses().stream().anyMatch(pause -> pause.cause() == Cause.OPERATOR),
        stage.concurrency() == 0
            ? 0
            : Math.clamp(Math.round(100.0 * stage.inFlight() / stage.concurrency()), 0, 100));
  }

  /**
   * A part of the backlog.
   *
   * @param share of all that waits, 0 to 100
   */
  public record AgeRow(String name, long waiting, long share, String tone) {}

  /**
   * What waits, by age, without the ages that nothing has; empty when nobody told or nothing waits.
   */
  public List<AgeRow> ages() {
    StageStatus.Backlog backlog = stage.backlog();
    if (backlog == null || backlog.ages() == null || backlog.waiting() == 0) {
      return List.of();
    }
    StageStatus.Ages ages = backlog.ages();
    return Stream.of(
            age("below a minute", ages.underOneMinute(), backlog, "ok"),
            age("1 to 10 minutes", ages.underTenMinutes(), backlog, "busy"),
            age("10 minutes to an hour", ages.underOneHour(), backlog, "wait"),
            age("an hour and more", ages.older(), backlog, "bad"))
        .filter(row -> row.waiting() > 0)
        .toList();
  }

  private static AgeRow age(String name, long waiting, StageStatus.Backlog backlog, String tone) {
    return new AgeRow(name, waiting, Math.clamp(100 * waiting / backlog.waiting(), 0, 100), tone);
  }

  /** What a breaker does, as people say it. */
  public static String words(StageStatus.BreakerState state) {
    return switch (state) {
      case CLOSED -> "closed: calls go through";
      case OPEN -> "open: nobody calls";
      case HALF_OPEN -> "half-open: a few try";
    };
  }

  /** How a breaker's state is shown. */
  public static String tone(StageStatus.BreakerState state) {
    return switch (state) {
      case CLOSED -> "ok";
      case OPEN -> "bad";
      case HALF_OPEN -> "busy";
    };
  }

  /** How its state is shown. */
  public String tone() {
    return switch (stage.state()) {
      case RUNNING -> "ok";
      case RECOVERING -> "busy";
      case PAUSED -> "wait";
      case DOWN -> "bad";
    };
  }

  /** What it does, in a few words. */
  public String purpose() {
    return switch (stage.stage()) {
      case Stages.CLAIMING -> "Chooses scenarios within the caps";
      case "story" -> "The language model writes the text";
      case "audio" -> "The speech model reads it, the MP3 is uploaded";
      case "storage" -> "Writes the story into the site's tables";
      default -> "A further stage";
    };
  }

  /** What an instance says of itself, or that it says nothing any more. */
  public String stateOf(StageReports.Report report) {
    boolean silent = !report.living() && report.status().state() != StageStatus.State.STOPPED;
    return silent ? "silent" : report.status().state().name().toLowerCase(Locale.ROOT);
  }
}
