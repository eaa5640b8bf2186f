package io.storycast.audio.timing;

import io.storycast.audio.text.Span;

/**
 * A word of a sentence, and when it is probably heard.
 *
 * @param text as the reader sees it
 * @param plain where it is in the plain text
 */
public record TimedWord(String text, Span plain, long startMs, long endMs) {}
