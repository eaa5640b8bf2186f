package io.storycast.stage.spending;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.storycast.contracts.ReasonCode;
import io.storycast.stage.CallLedger.Call;
import io.storycast.stage.CallLedger.Units;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Calls to paid providers in numbers. */
public final class CallMeters {

  private static final Duration[] BUCKETS = {
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofSeconds(2),
    Duration.ofSeconds(5),
    Duration.ofSeconds(10),
    Duration.ofSeconds(20),
    Duration.ofSeconds(30),
    Duration.ofSeconds(60),
    Duration.ofSeconds(120)
  };

  private final MeterRegistry meters;

  public CallMeters(MeterRegistry meters) {
    this.meters = meters;
  }

  /** A paid answer; when it is rejected later, that counts on top. */
  void answered(Call call, Units usage, Price price) {
    ended(call, "answered");
    if (price.amount() != null) {
      Counter.builder("storycast.calls.cost")
          .description("What answered calls cost")
          .tags(model(call))
          .tag("currency", price.currency())
          .register(meters)
          .increment(price.amount().doubleValue());
    }
    if (!price.complete()) {
      Counter.builder("storycast.calls.unpriced")
          .description("Answers that cost more than could be told: usage or prices are missing")
          .tags(model(call))
          .register(meters)
          .increment();
    }
    tokens(call, "prompt", usage.promptTokens());
    tokens(call, "completion", usage.completionTokens());
    if (usage.characters() != null) {
      Counter.builder("storycast.calls.characters")
          .description("Characters that were billed")
          .tags(model(call))
          .register(meters)
          .increment(usage.characters());
    }
  }

  private void tokens(Call call, String kind, @Nullable Integer tokens) {
    if (tokens != null) {
      Counter.builder("storycast.calls.tokens")
          .description("Tokens that were billed: prompt or completion")
          .tags(model(call))
          .tag("kind", kind)
          .register(meters)
          .increment(tokens);
    }
  }

  void ended(Call call, String outcome) {
    Counter.builder("storycast.calls")
        .description("Calls that ended: answered, failed; rejected counts an answered one again")
        .tags(model(call))
        .tag("purpose", call.purpose())
        .tag("outcome", outcome)
        .register(meters)
        .increment();
  }

  /** How long a call took, from the intent in the ledger to the answer or its failure. */
  void took(Call call, String outcome, Duration time) {
    Timer.builder("storycast.calls.duration")
        .description("How long calls took: answered, failed")
        .serviceLevelObjectives(BUCKETS)
        .tags(model(call))
        .tag("purpose", call.purpose())
        .tag("outcome", outcome)
        .register(meters)
        .record(time);
  }

  /** A call that was not needed, and what it would have cost. */
  void spared(Call call, Price price) {
    Counter.builder("storycast.calls.spared")
        .description("Calls that were not needed: what they would bring was paid for before")
        .tags(model(call))
        .register(meters)
        .increment();
    if (price.amount() != null) {
      Counter.builder("storycast.calls.saved")
          .description("What the spared calls would have cost")
          .tags(model(call))
          .tag("currency", price.currency())
          .register(meters)
          .increment(price.amount().doubleValue());
    }
  }

  /** A call that may not be made now. */
  void heldBack(Call call, ReasonCode reason) {
    Counter.builder("storycast.calls.held.back")
        .description("Calls that were not made: budget-exhausted, rate-limit-reached")
        .tags(model(call))
        .tag("reason", reason.code())
        .register(meters)
        .increment();
  }

  void waited(Call call, Duration time) {
    Timer.builder("storycast.calls.waited")
        .description("How long calls waited for their turn")
        .tags(model(call))
        .register(meters)
        .record(time);
  }

  private static Tags model(Call call) {
    return Tags.of("provider", call.provider(), "model", call.model());
  }
}
