package io.storycast.audio.text;

import java.util.List;

/**
 * What is synthesized in one call.
 *
 * @param joint how it is joined to the chunk before it
 * @param sentences with the space behind them; a single part where a sentence was too long
 */
public record Chunk(Joint joint, List<String> sentences) {

  public Chunk {
    sentences = List.copyOf(sentences);
  }

  /** The text to speak. */
  public String text() {
    return String.join("", sentences).strip();
  }

  /** What lies between two chunks; each kind has its pause. */
  public enum Joint {
    START,
    CLAUSE,
    SENTENCE,
    LIST_ITEM,
    PARAGRAPH,
    HEADING
  }
}
