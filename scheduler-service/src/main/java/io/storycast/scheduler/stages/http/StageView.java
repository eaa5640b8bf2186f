package io.storycast.scheduler.stages.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.storycast.contracts.ReasonCode;
import io.storycast.contracts.StageControl;
import io.storycast.contracts.StageStatus.Ages;
import io.storycast.contracts.StageStatus.Backlog;
import io.storycast.contracts.StageStatus.Cause;
import io.storycast.contracts.StageStatus.Limits;
import io.storycast.contracts.StageStatus.Spending;
import io.storycast.scheduler.stages.StageOverview;
import io.storycast.scheduler.stages.StageReports;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A stage as the API shows it.
 *
 * @param state running, recovering, paused, or down when no instance reported for 45 s
 * @param instances how many are there
 * @param waiting pieces of work nobody is at; null when nobody told
 * @param oldestWaitingSeconds age of the oldest of them
 * @param waitingByAge how many of them are how old; null when nobody told
 * @param breakers of each dependency that ever failed
 * @param limits how often it may call its provider, over all instances; null when there is no limit
 * @param spending what it spent on the present UTC day; null when it pays nothing
 * @param order the latest order of a person; null when there was none
 * @param reportedAt when the newest report was written
 * @param instanceList each instance heard of within the last hour; only where one stage is shown
 */
record StageView(
    String stage,
    String state,
    int instances,
    int inFlight,
    int concurrency,
    @Nullable Long waiting,
    @Nullable Double oldestWaitingSeconds,
    @Nullable Ages waitingByAge,
    List<Pause> pauses,
    List<Breaker> breakers,
    @Nullable Limits limits,
    @Nullable Spending spending,
    @Nullable Order order,
    @Nullable Instant reportedAt,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Instance> instanceList) {

  /**
   * @param cause operator, outage, configuration or budget
   * @param retryAt when it is looked at again; null when only a person can end it
   * @param remedy what a person can do about it
   */
  record Pause(
      String cause,
      @Nullable String dependency,
      @Nullable String reasonCode,
      String message,
      @Nullable String by,
      Instant since,
      @Nullable Instant retryAt,
      String remedy) {

    static Pause of(io.storycast.contracts.StageStatus.Pause pause, String stage) {
      return new Pause(
          code(pause.cause()),
          pause.dependency(),
          pause.reasonCode(),
          pause.message(),
          pause.by(),
          pause.since(),
          pause.retryAt(),
          remedy(pause, stage));
    }

    private static String remedy(io.storycast.contracts.StageStatus.Pause pause, String stage) {
      if (pause.cause() == Cause.OPERATOR) {
        return "When it may go on: ./storycast stages resume %s --reason \"...\"".formatted(stage);
      }
      return Arrays.stream(ReasonCode.values())
          .filter(reason -> reason.code().equals(pause.reasonCode()))
          .map(ReasonCode::remedy)
          .findFirst()
          .orElse("Look into the log of the stage's service.");
    }
  }

  /**
   * @param state closed, open or half-open
   * @param since when it became that
   * @param probeAt when an open one is tried again; null otherwise
   */
  record Breaker(String dependency, String state, Instant since, @Nullable Instant probeAt) {

    static Breaker of(io.storycast.contracts.StageStatus.Breaker breaker) {
      return new Breaker(
          breaker.dependency(),
          code(breaker.state()).replace('_', '-'),
          breaker.since(),
          breaker.probeAt());
    }
  }

  /**
   * @param action pause or resume
   */
  record Order(String action, String reason, String by, Instant orderedAt) {

    static @Nullable Order of(@Nullable StageControl order) {
      return order == null
          ? null
          : new Order(code(order.action()), order.reason(), order.by(), order.orderedAt());
    }
  }

  /**
   * @param state running, recovering, paused, stopped, or silent when it has not reported for 45 s
   * @param reason why it does not run; null while it does
   */
  record Instance(
      String instance,
      String state,
      @Nullable String reason,
      int inFlight,
      int concurrency,
      Instant reportedAt) {

    static Instance of(StageReports.Report report) {
      var status = report.status();
      boolean silent =
          !report.living() && status.state() != io.storycast.contracts.StageStatus.State.STOPPED;
      return new Instance(
          status.instance(),
          silent ? "silent" : code(status.state()),
          status.reason(),
          status.inFlight(),
          status.concurrency(),
          status.reportedAt());
    }
  }

  /** The stage without its instances. */
  static StageView of(StageOverview stage) {
    return of(stage, null);
  }

  /** The stage with its instances. */
  static StageView withInstances(StageOverview stage) {
    return of(stage, stage.reports().stream().map(Instance::of).toList());
  }

  private static StageView of(StageOverview stage, @Nullable List<Instance> instances) {
    Backlog backlog = stage.backlog();
    return new StageView(
        stage.stage(),
        stage.state().code(),
        stage.instances(),
        stage.inFlight(),
        stage.concurrency(),
        backlog == null ? null : backlog.waiting(),
        backlog == null ? null : backlog.oldestWaitingSeconds(),
        backlog == null ? null : backlog.ages(),
        stage.pauses().stream().map(pause -> Pause.of(pause, stage.stage())).toList(),
        stage.breakers().stream().map(Breaker::of).toList(),
        stage.limits(),
        stage.spending(),
        Order.of(stage.order()),
        stage.reportedAt(),
        instances);
  }

  private static String code(Enum<?> name) {
    return name.name().toLowerCase(Locale.ROOT);
  }
}
