package io.storycast.stage.spending;

import io.storycast.stage.CallLedger.Units;
import java.util.OptionalLong;

/** What a provider counts. */
public enum Billing {
  /** Tokens of the prompt and of the completion, as language models do. */
  TOKENS,
  /** Characters of the text, as speech models do. */
  CHARACTERS;

  /** The units of a call, empty where the provider did not say. */
  OptionalLong units(Units usage) {
    Integer first = this == TOKENS ? usage.promptTokens() : usage.characters();
    Integer second = this == TOKENS ? usage.completionTokens() : Integer.valueOf(0);
    return first == null || second == null
        ? OptionalLong.empty()
        : OptionalLong.of((long) first + second);
  }
}
