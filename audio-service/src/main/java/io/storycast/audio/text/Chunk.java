package io.storycast.audio.text;

/**
 * What is synthesized in one call.
 *
 * @param joint how it is joined to the chunk before it
 * @param sentence that it says
 * @param text to speak: the whole sentence, or one part where the sentence is too long for a call
 */
public record Chunk(Joint joint, Sentence sentence, String text) {

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
