package io.storycast.testing.simulator;

import java.util.Locale;

/** How providers write an error body. */
public enum ErrorShape {
  /** {@code {"code":20012,"message":"...","data":null}}. */
  SILICONFLOW,
  /** {@code {"error":{"message","type","param","code"}}}. */
  OPENAI,
  /** A bare JSON string, as SiliconFlow answers 401, 404, 429, 503 and 504 at times. */
  STRING,
  /** Plain text. */
  TEXT;

  static ErrorShape of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
