package io.storycast.audio.narration;

import io.storycast.audio.text.Chunk;
import java.time.Duration;

/**
 * Silence between chunks, by what lies between them, and at the ends.
 *
 * @param head before the first word
 * @param tail after the last
 */
public record Pauses(
    Duration head,
    Duration clause,
    Duration sentence,
    Duration listItem,
    Duration paragraph,
    Duration heading,
    Duration tail) {

  Duration before(Chunk.Joint joint) {
    return switch (joint) {
      case START -> head;
      case CLAUSE -> clause;
      case SENTENCE -> sentence;
      case LIST_ITEM -> listItem;
      case PARAGRAPH -> paragraph;
      case HEADING -> heading;
    };
  }
}
