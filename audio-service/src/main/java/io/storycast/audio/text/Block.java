package io.storycast.audio.text;

import java.util.List;

/**
 * One block of a story as it is read aloud.
 *
 * @param text plain text on one line; holds at least one letter or digit
 * @param sentences all of the text in order; between them is nothing but space
 */
public record Block(Kind kind, String text, List<Sentence> sentences) {

  public Block {
    sentences = List.copyOf(sentences);
  }

  /** What the block was in Markdown; decides the pause around it. */
  public enum Kind {
    HEADING,
    PARAGRAPH,
    LIST_ITEM
  }
}
