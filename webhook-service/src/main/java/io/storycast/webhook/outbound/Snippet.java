package io.storycast.webhook.outbound;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.hc.core5.http.HttpEntity;
import org.jspecify.annotations.Nullable;

/**
 * The beginning of what a receiver says, fit for a log: one line and short.
 *
 * @param isWhole whether the receiver has said no more
 */
record Snippet(String text, boolean isWhole) {

  private static final int BYTES = 2_000;
  private static final int CHARACTERS = 500;

  /** Reads no more than it keeps. The status counts, so a body that breaks off is no failure. */
  static Snippet of(@Nullable HttpEntity entity) {
    if (entity == null) {
      return new Snippet("", true);
    }
    try {
      InputStream content = entity.getContent();
      byte[] bytes = content == null ? new byte[0] : content.readNBytes(BYTES);
      String text = line(new String(bytes, StandardCharsets.UTF_8));
      return new Snippet(text, bytes.length < BYTES);
    } catch (IOException e) {
      return new Snippet("(The answer's body broke off.)", false);
    }
  }

  static String line(String text) {
    String line = text.replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}\\s]+", " ").strip();
    return line.length() <= CHARACTERS ? line : cut(line) + "…";
  }

  private static String cut(String line) {
    int end = CHARACTERS - 1;
    return line.substring(0, Character.isHighSurrogate(line.charAt(end - 1)) ? end - 1 : end);
  }
}
