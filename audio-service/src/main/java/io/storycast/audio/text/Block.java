package io.storycast.audio.text;

/**
 * One block of a story as it is read aloud.
 *
 * @param text plain text on one line; holds at least one letter or digit
 */
public record Block(Kind kind, String text) {

  /** What the block was in Markdown; decides the pause around it. */
  public enum Kind {
    HEADING,
    PARAGRAPH,
    LIST_ITEM
  }
}
