package io.storycast.cli.api;

import io.storycast.cli.text.Text;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stage as the API shows it.
 *
 * @param state running, recovering, paused or down
 * @param waiting null when nobody told
 * @param instanceList null unless one stage was asked for
 */
public record Stage(
    String stage,
    String state,
    int instances,
    int inFlight,
    int concurrency,
    @Nullable Long waiting,
    @Nullable Double oldestWaitingSeconds,
    List<Pause> pauses,
    @Nullable Spending spending,
    @Nullable Order order,
    @Nullable Instant reportedAt,
    @Nullable List<Instance> instanceList) {

  /** Why it stands still, or goes gently. */
  public record Pause(
      String cause,
      @Nullable String dependency,
      @Nullable String reasonCode,
      String message,
      @Nullable String by,
      Instant since,
      @Nullable Instant retryAt,
      @Nullable String remedy) {}

  /** What it spent on the present UTC day. */
  public record Spending(
      BigDecimal today,
      @Nullable BigDecimal softLimit,
      @Nullable BigDecimal hardLimit,
      String currency) {}

  /**
   * The latest order of a person.
   *
   * @param action pause or resume
   */
  public record Order(String action, String reason, String by, Instant orderedAt) {}

  /** One of its processes. */
  public record Instance(
      String instance,
      String state,
      @Nullable String reason,
      int inFlight,
      int concurrency,
      Instant reportedAt) {}

  /** Whether it takes work without restraint. */
  public boolean isRunning() {
    return state.equals("running");
  }

  /** Whether a person's order is why it stands still. */
  public boolean isPausedByOrder() {
    return pauses.stream().anyMatch(pause -> pause.cause().equals("operator"));
  }

  /** How it stands and why, in one line, for example {@code audio is paused: new voice}. */
  public String sentence() {
    String state = "%s is %s".formatted(stage, this.state);
    return pauses.isEmpty() ? state : state + ": " + Text.oneLine(pauses.getFirst().message());
  }
}
