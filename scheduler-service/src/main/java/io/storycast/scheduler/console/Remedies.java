package io.storycast.scheduler.console;

import io.storycast.contracts.ReasonCode;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the runbook says about reason codes. */
public final class Remedies {

  private Remedies() {}

  /** What an operator does about it. */
  public static String of(@Nullable String code) {
    return reason(code)
        .map(ReasonCode::remedy)
        .orElse("Look into the log of the stage's service, by the trace id.");
  }

  /** What it means, in one sentence. */
  public static String meaning(@Nullable String code) {
    return reason(code)
        .map(ReasonCode::meaning)
        .orElse("The record does not say why in a code of Storycast.");
  }

  /** The reason with this code, if it is one of ours. */
  public static Optional<ReasonCode> reason(@Nullable String code) {
    return Arrays.stream(ReasonCode.values())
        .filter(reason -> reason.code().equals(code))
        .findFirst();
  }
}
