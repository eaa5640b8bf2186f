package io.storycast.scheduler.deadletters.kafka;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Bytes from anywhere as text that PostgreSQL can hold. */
final class KafkaText {

  private KafkaText() {}

  /**
   * The text without what a column cannot hold, cut to {@code most} UTF-16 units; bytes that are
   * not UTF-8 become U+FFFD.
   */
  static @Nullable String lenient(byte @Nullable [] bytes, int most) {
    return bytes == null ? null : storable(new String(bytes, StandardCharsets.UTF_8), most);
  }

  /** The beginning of the text, or empty when the bytes are not UTF-8 text. */
  static String beginning(byte @Nullable [] bytes, int most) {
    if (bytes == null) {
      return "";
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return storable(text, most);
    } catch (CharacterCodingException e) {
      return "";
    }
  }

  /** Text from JSON may hold what UTF-8 cannot: half a surrogate pair. */
  static String storable(String text, int most) {
    StringBuilder clean = new StringBuilder(Math.min(text.length(), most));
    text.codePoints()
        .filter(character -> character != 0)
        .map(character -> isHalf(character) ? '\uFFFD' : character)
        .takeWhile(character -> clean.length() + Character.charCount(character) <= most)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }

  private static boolean isHalf(int character) {
    return character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
  }
}
