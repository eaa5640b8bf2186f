package io.storycast.stage.spending;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.storycast.contracts.ReasonCode;
import io.storycast.stage.CallLedger.Call;
import io.storycast.stage.CallLedger.Units;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Calls to paid providers in numbers. */
public final class CallMeters {

  private final MeterRegistry meters;

  public CallMeters(MeterRegistry meters) {
    this.meters = meters;
  }

  /** A paid answer; when it is rejected later, that counts on top. */
  void answered(Call call, Units usage, Price price) {
    ended(call, "answered");
    if (price.amount() != null) {
      add(call, "storycast.calls.cost", price.amount().doubleValue(), currency(price));
    }
    if (!price.complete()) {
      add(call, "storycast.calls.unpriced", 1, UnaryOperator.identity());
    }
    units(call, "storycast.calls.tokens", usage.promptTokens(), kind("prompt"));
    units(call, "storycast.calls.tokens", usage.completionTokens(), kind("completion"));
    units(call, "storycast.calls.characters", usage.characters(), UnaryOperator.identity());
  }

  void ended(Call call, String outcome) {
    add(
        call,
        "storycast.calls",
        1,
        counter -> counter.tag("purpose", call.purpose()).tag("outcome", outcome));
  }

  /** A call that was not needed, and what it would have cost. */
  void spared(Call call, Price price) {
    add(call, "storycast.calls.spared", 1, UnaryOperator.identity());
    if (price.amount() != null) {
      add(call, "storycast.calls.saved", price.amount().doubleValue(), currency(price));
    }
  }

  /** A call that may not be made now. */
  void heldBack(Call call, ReasonCode reason) {
    add(call, "storycast.calls.held.back", 1, counter -> counter.tag("reason", reason.code()));
  }

  void waited(Call call, Duration time) {
    Timer.builder("storycast.calls.waited")
        .description("How long calls waited for their turn")
        .tag("provider", call.provider())
        .tag("model", call.model())
        .register(meters)
        .record(time);
  }

  private void units(
      Call call, String meter, @Nullable Integer units, UnaryOperator<Counter.Builder> tags) {
    if (units != null) {
      add(call, meter, units, tags);
    }
  }

  private void add(
      Call call, String meter, double amount, UnaryOperator<Counter.Builder> furtherTags) {
    Counter.Builder counter =
        Counter.builder(meter).tag("provider", call.provider()).tag("model", call.model());
    furtherTags.apply(counter).register(meters).increment(amount);
  }

  private static UnaryOperator<Counter.Builder> currency(Price price) {
    return counter -> counter.tag("currency", price.currency());
  }

  private static UnaryOperator<Counter.Builder> kind(String kind) {
    return counter -> counter.tag("kind", kind);
  }
}
