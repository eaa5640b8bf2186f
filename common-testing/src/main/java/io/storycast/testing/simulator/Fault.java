package io.storycast.testing.simulator;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A fault to come.
 *
 * @param times how many calls it hits; null for all to come
 * @param scenario hits only calls for this scenario, null for any
 * @param text hits only requests that contain this text, null for any
 * @param status the status of a refusal, null for the usual one of its kind
 * @param delay how long a slow answer takes in addition
 * @param retryAfter the {@code Retry-After} of a refusal, null for none
 * @param shape of a refusal's body
 * @param probability of hitting a call that matches, from 0 to 1
 * @param seed decides which calls are hit when the probability is below 1
 */
public record Fault(
    FaultKind kind,
    Endpoint endpoint,
    @Nullable Integer times,
    @Nullable String scenario,
    @Nullable String text,
    @Nullable Integer status,
    Duration delay,
    @Nullable Duration retryAfter,
    ErrorShape shape,
    double probability,
    long seed) {

  private static final Duration USUAL_DELAY = Duration.ofSeconds(2);
  private static final Duration USUAL_RETRY_AFTER = Duration.ofSeconds(1);

  /** A fault that hits every call of the endpoint. */
  public static Fault of(FaultKind kind, Endpoint endpoint) {
    Duration retryAfter = kind == FaultKind.RATE_LIMIT ? USUAL_RETRY_AFTER : null;
    return new Fault(
        kind,
        endpoint,
        null,
        null,
        null,
        null,
        USUAL_DELAY,
        retryAfter,
        kind == FaultKind.OUT_OF_QUOTA ? ErrorShape.OPENAI : ErrorShape.SILICONFLOW,
        1,
        1);
  }

  public Fault times(int calls) {
    return new Fault(
        kind, endpoint, calls, scenario, text, status, delay, retryAfter, shape, probability, seed);
  }

  public Fault forScenario(String id) {
    return new Fault(
        kind, endpoint, times, id, text, status, delay, retryAfter, shape, probability, seed);
  }

  public Fault forText(String part) {
    return new Fault(
        kind, endpoint, times, scenario, part, status, delay, retryAfter, shape, probability, seed);
  }

  public Fault withStatus(int code) {
    return new Fault(
        kind, endpoint, times, scenario, text, code, delay, retryAfter, shape, probability, seed);
  }

  public Fault withDelay(Duration length) {
    return new Fault(
        kind,
        endpoint,
        times,
        scenario,
        text,
        status,
        length,
        retryAfter,
        shape,
        probability,
        seed);
  }

  public Fault withRetryAfter(@Nullable Duration wait) {
    return new Fault(
        kind, endpoint, times, scenario, text, status, delay, wait, shape, probability, seed);
  }

  public Fault withShape(ErrorShape body) {
    return new Fault(
        kind, endpoint, times, scenario, text, status, delay, retryAfter, body, probability, seed);
  }

  public Fault withProbability(double share, long randomSeed) {
    return new Fault(
        kind, endpoint, times, scenario, text, status, delay, retryAfter, shape, share, randomSeed);
  }

  int statusOrUsual() {
    return Objects.requireNonNullElse(status, kind.status());
  }

  boolean matches(ProviderRequest request) {
    return endpoint == request.endpoint()
        && (scenario == null || scenario.equals(request.scenario()))
        && (text == null || request.body().contains(text))
        && (kind != FaultKind.JSON_MODE_REFUSED || request.asksForJsonMode());
  }
}
