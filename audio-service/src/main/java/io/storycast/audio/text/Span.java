package io.storycast.audio.text;

/**
 * A range of characters, counted as Java counts them: in UTF-16 code units.
 *
 * @param start the first character
 * @param end behind the last
 */
public record Span(int start, int end) {

  public Span {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("no range: %d to %d".formatted(start, end));
    }
  }

  /** The part of a text that lies in this range. */
  public String of(String text) {
    return text.substring(start, end);
  }
}
