package io.storycast.scheduler.claiming;

import io.storycast.contracts.ReasonCode;

/** Why a scenario cannot be claimed; its job fails at once. */
public record Refusal(ReasonCode reason, String message) {

  static final Refusal GONE =
      new Refusal(ReasonCode.SCENARIO_GONE, "The scenario is no longer in the content tables.");
}
