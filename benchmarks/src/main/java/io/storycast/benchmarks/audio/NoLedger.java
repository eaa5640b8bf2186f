package io.storycast.benchmarks.audio;

import io.storycast.contracts.Cost;
import io.storycast.contracts.ReasonCode;
import io.storycast.stage.CallLedger;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Nothing is paid here. */
final class NoLedger implements CallLedger {

  @Override
  public UUID begin(Call call) {
    return new UUID(0, 0);
  }

  @Override
  public void answered(UUID call, Answer answer) {}

  @Override
  public void failed(UUID call, ReasonCode reason, String message) {}

  @Override
  public void rejected(UUID call, ReasonCode reason, String message) {
    System.err.println("Refused: " + message);
  }

  @Override
  public void spared(Call call, Units usage) {}

  @Override
  public List<StoredAnswer> usableAnswers(String scenarioId, int revision) {
    return List.of();
  }

  @Override
  public List<PaidAnswer> paidAnswers(String scenarioId, int revision) {
    return List.of();
  }

  @Override
  public @Nullable Cost cost(List<PaidAnswer> answers) {
    return null;
  }
}
