package io.storycast.stage.spending;

import io.storycast.contracts.ReasonCode;
import io.storycast.stage.CallLedger;
import io.storycast.stage.Step;
import io.storycast.stage.engine.InFlight;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A ledger whose calls are steps of the stories' traces: who was asked and what is billed, and
 * nothing of what was said. Attributes have the names of OpenTelemetry's conventions where it has
 * any.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/semconv/gen-ai/gen-ai-spans/">GenAI spans</a>
 */
public final class TracedCalls implements CallLedger {

  private final CallLedger calls;
  private final InFlight inFlight;
  private final Map<UUID, Step> open = new ConcurrentHashMap<>();

  public TracedCalls(CallLedger calls, InFlight inFlight) {
    this.calls = calls;
    this.inFlight = inFlight;
  }

  @Override
  public UUID begin(Call call) {
    UUID id = calls.begin(call);
    inFlight
        .of(call.scenarioId(), call.revision())
        .map(execution -> begun(call, execution))
        .ifPresent(step -> open.put(id, step));
    return id;
  }

  private static Step begun(Call call, InFlight.Running execution) {
    return execution
        .call("call " + call.purpose())
        .with("server.address", call.provider())
        .with("gen_ai.request.model", call.model())
        .with("storycast.call.purpose", call.purpose())
        .with("storycast.call.expected.units", call.expectedUnits());
  }

  @Override
  public void answered(UUID call, Answer answer) {
    ended(call)
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
    ended(call).ifPresent(step -> step.failed(reason.code()).close());
    calls.failed(call, reason, message);
  }

  @Override
  public void rejected(UUID call, ReasonCode reason, String message) {
    calls.rejected(call, reason, message);
  }

  @Override
  public List<StoredAnswer> usableAnswers(String scenarioId, int revision) {
    return calls.usableAnswers(scenarioId, revision);
  }

  @Override
  public List<PaidAnswer> paidAnswers(String scenarioId, int revision) {
    return calls.paidAnswers(scenarioId, revision);
  }

  private Optional<Step> ended(UUID call) {
    return Optional.ofNullable(open.remove(call));
  }
}
