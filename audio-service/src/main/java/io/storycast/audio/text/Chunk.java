package io.storycast.audio.text;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What is synthesized in one call.
 *
 * @param joint how it is joined to the chunk before it
 * @param lines whole sentences, or one part of a sentence that was too long for a call
 */
public record Chunk(Joint joint, List<Line> lines) {

  public Chunk {
    lines = List.copyOf(lines);
  }

  /** The text to speak. */
  public String text() {
    return lines.stream().map(Line::spoken).collect(Collectors.joining()).strip();
  }

  /**
   * A sentence as this chunk says it.
   *
   * @param spoken with the space behind it; only a part where the sentence goes on in the next
   *     chunk
   */
  public record Line(Sentence sentence, String spoken) {}

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
