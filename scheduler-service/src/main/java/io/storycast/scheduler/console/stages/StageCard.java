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
