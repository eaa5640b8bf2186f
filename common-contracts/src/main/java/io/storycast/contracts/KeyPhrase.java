package io.storycast.contracts;

/**
 * A phrase of the story worth learning.
 *
 * @param type a short grammatical label, for example {@code phrasal verb}
 */
public record KeyPhrase(String phrase, String meaningEn, String meaningZh, String type) {}
