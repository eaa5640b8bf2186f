package io.storycast.stage;

import io.storycast.contracts.FailureClass;
import io.storycast.contracts.ReasonCode;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one way work fails. Adapters translate every failure of their SDK into it; its reason decides
 * what happens next.
 */
public final class StageFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ReasonCode reason;
  private final @Nullable Duration retryAfter;
  private final @Nullable String dependency;

  private StageFailure(
      ReasonCode reason,
      String message,
      @Nullable Duration retryAfter,
      @Nullable String dependency,
      @Nullable Throwable cause) {
    super(message, cause);
    this.reason = reason;
    this.retryAfter = retryAfter;
    this.dependency = dependency;
  }

  /**
   * @param message a sentence for people; never a payload or a secret
   */
  public static StageFailure of(ReasonCode reason, String message) {
    return new StageFailure(reason, message, null, null, null);
  }

  /** The same failure with its cause. */
  public StageFailure causedBy(Throwable cause) {
    return new StageFailure(reason, message(), retryAfter, dependency, cause);
  }

  /** The same failure; the dependency asked to be left alone for this long. */
  public StageFailure retryAfter(@Nullable Duration delay) {
    return new StageFailure(reason, message(), delay, dependency, getCause());
  }

  /**
   * The same failure; it is this dependency that failed, not the record. Enough of them pause the
   * stage.
   *
   * @param name for example {@code language-model}, {@code speech}, {@code object-store}
   */
  public StageFailure ofDependency(String name) {
    return new StageFailure(reason, message(), retryAfter, name, getCause());
  }

  public ReasonCode reason() {
    return reason;
  }

  public FailureClass failureClass() {
    return reason.failureClass();
  }

  /** How long the dependency asked to be left alone, if it did. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }

  /** The dependency that failed, if it was one. */
  public Optional<String> dependency() {
    return Optional.ofNullable(dependency);
  }

  /** The sentence for people. */
  public String message() {
    return String.valueOf(getMessage());
  }
}
