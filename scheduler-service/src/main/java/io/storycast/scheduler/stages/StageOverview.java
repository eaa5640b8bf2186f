package io.storycast.scheduler.stages;

import io.storycast.contracts.StageControl;
import io.storycast.contracts.StageStatus;
import io.storycast.contracts.StageStatus.Backlog;
import io.storycast.contracts.StageStatus.Pause;
import io.storycast.contracts.StageStatus.Spending;
import io.storycast.scheduler.stages.StageReports.Report;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How one stage stands, over all its instances.
 *
 * @param inFlight obligations its living instances work on
 * @param concurrency how many they may work on at once
 * @param backlog what waits, as last reported; null when nobody told
 * @param spending what it spent today, as last reported; null when it pays nothing
 * @param pauses everything that makes it stand still or go gently
 * @param order the latest order of a person; null when there was none
 * @param reports its instances, newest report first, the dead ones included
 */
public record StageOverview(
    String stage,
    StageState state,
    int inFlight,
    int concurrency,
    @Nullable Backlog backlog,
    @Nullable Spending spending,
    List<Pause> pauses,
    @Nullable StageControl order,
    List<Report> reports) {

  /** What makes two pauses the same, whichever instance tells. */
  private record Same(
      StageStatus.Cause cause, @Nullable String dependency, @Nullable String reasonCode) {}

  /**
   * The overview of a stage that reports by itself.
   *
   * @param reports newest first
   */
  static StageOverview of(String stage, List<Report> reports, @Nullable StageControl order) {
    List<StageStatus> living = reports.stream().filter(Report::living).map(Report::status).toList();
    return new StageOverview(
        stage,
        StageState.of(living.stream().map(StageStatus::state).toList()),
        living.stream().mapToInt(StageStatus::inFlight).sum(),
        living.stream().mapToInt(StageStatus::concurrency).sum(),
        newest(reports, StageStatus::backlog),
        newest(reports, StageStatus::spending),
        pausesOf(living),
        order,
        reports);
  }

  /** How many instances are there. */
  public int instances() {
    return Math.toIntExact(reports.stream().filter(Report::living).count());
  }

  /** When the newest report was written, by its instance's clock; null without any. */
  public @Nullable Instant reportedAt() {
    return newest(reports, StageStatus::reportedAt);
  }

  /** The breakers of its dependencies, as last told; empty when nobody told of any. */
  public List<StageStatus.Breaker> breakers() {
    return reports.stream()
        .flatMap(report -> Stream.ofNullable(report.status().breakers()))
        .findFirst()
        .orElse(List.of());
  }

  /** How often it may call its provider, over all instances; null when there is no limit. */
  public StageStatus.@Nullable Limits limits() {
    return reports.isEmpty() ? null : reports.getFirst().status().limits();
  }

  private static <T> @Nullable T newest(
      List<Report> reports, Function<StageStatus, @Nullable T> part) {
    return reports.stream()
        .map(report -> part.apply(report.status()))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static List<Pause> pausesOf(List<StageStatus> living) {
    List<Pause> pauses = new ArrayList<>();
    Set<Same> known = new HashSet<>();
    for (StageStatus status : living) {
      for (Pause pause : Objects.requireNonNullElse(status.pauses(), List.<Pause>of())) {
        if (known.add(new Same(pause.cause(), pause.dependency(), pause.reasonCode()))) {
          pauses.add(pause);
        }
      }
    }
    return pauses;
  }
}
