package io.storycast.stage.spending;

import io.storycast.contracts.Cost;
import io.storycast.contracts.ReasonCode;
import io.storycast.stage.CallLedger;
import io.storycast.stage.Step;
import io.storycast.stage.engine.InFlight;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A ledger that tells how long calls take, and tells them as steps of the stories' traces: who was
 * asked and what is billed, and nothing of what was said. Attributes have the names of
 * OpenTelemetry's conventions where it has any.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/semconv/gen-ai/gen-ai-spans/">GenAI spans</a>
 */
public final class ObservedCalls implements CallLedger {

  private final CallLedger calls;
  private final InFlight inFlight;
  private final CallMeters meters;
  private final InstantSource clock;
  private final Map<UUID, Open> open = new ConcurrentHashMap<>();

  /** A call under way. Without an execution it is no step of any trace. */
  private record Open(
      Call call, Instant began, InFlight.@Nullable Running execution, @Nullable Step step) {}

  public ObservedCalls(
      CallLedger calls, InFlight inFlight, CallMeters meters, InstantSource clock) {
    this.calls = calls;
    this.inFlight = inFlight;
    this.meters = meters;
    this.clock = clock;
  }

  @Override
  public UUID begin(Call call) {
    UUID id = calls.begin(call);
    InFlight.Running execution = inFlight.of(call.scenarioId(), call.revision()).orElse(null);
    Step step = execution == null ? null : execution.beginCall("call " + call.purpose());
    if (step != null) {
      step.with("server.address", call.provider())
          .with("gen_ai.request.model", call.model())
          .with("storycast.call.purpose", call.purpose())
          .with("storycast.call.expected.units", call.expectedUnits());
    }
    open.put(id, new Open(call, clock.instant(), execution, step));
    return id;
  }

  @Override
  public void answered(UUID call, Answer answer) {
    ended(call, "answered")
        .ifPresent(
            step ->
                step.with("gen_ai.response.id", answer.requestId())
                    .with("gen_ai.usage.input_tokens", answer.usage().promptTokens())
                    .with("gen_ai.usage.output_tokens", answer.usage().completionTokens())
                    .with("storycast.call.characters", answer.usage().characters())
                    .close());
    calls.answered(call, answer);
  }

  @Override
  public void failed(UUID call, ReasonCode reason, String message) {
    ended(call, "failed").ifPresent(step -> step.failed(reason.code()).close());
    calls.failed(call, reason, message);
  }

  @Override
  public void rejected(UUID call, ReasonCode reason, String message) {
    calls.rejected(call, reason, message);
  }

  @Override
  public void spared(Call call, Units usage) {
    calls.spared(call, usage);
  }

  @Override
  public List<StoredAnswer> usableAnswers(String scenarioId, int revision) {
    return calls.usableAnswers(scenarioId, revision);
  }

  @Override
  public List<PaidAnswer> paidAnswers(String scenarioId, int revision) {
    return calls.paidAnswers(scenarioId, revision);
  }

  @Override
  public @Nullable Cost cost(List<PaidAnswer> answers) {
    return calls.cost(answers);
  }

  /** Ends the call's time, once; its step is still open. */
  private Optional<Step> ended(UUID id, String outcome) {
    Open call = open.remove(id);
    if (call == null) {
      return Optional.empty();
    }
    meters.took(call.call(), outcome, Duration.between(call.began(), clock.instant()));
    if (call.execution() != null) {
      call.execution().endCall();
    }
    return Optional.ofNullable(call.step());
  }
}
