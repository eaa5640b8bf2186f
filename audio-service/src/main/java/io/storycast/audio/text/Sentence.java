package io.storycast.audio.text;

/**
 * One sentence of a narration.
 *
 * @param written as the reader sees it; no space at its ends
 * @param spoken as the voice is told to say it: numbers in words, names as the lexicon has them
 * @param markdown where it is in the story's Markdown; marks and links inside it are part of the
 *     range
 * @param plain where it is in {@link NarrationText#plainText()}
 */
public record Sentence(String written, String spoken, Span markdown, Span plain) {}
