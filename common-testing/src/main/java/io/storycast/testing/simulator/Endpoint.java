package io.storycast.testing.simulator;

import java.util.Locale;

/** What a provider is called for. */
public enum Endpoint {
  CHAT,
  SPEECH,
  TRANSCRIPTION;

  /** The name in the admin API. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Endpoint of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
