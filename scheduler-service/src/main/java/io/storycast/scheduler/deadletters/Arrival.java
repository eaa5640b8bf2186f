package io.storycast.scheduler.deadletters;

/**
 * A dead letter that came from Kafka.
 *
 * @param keyText the beginning of the key, to search in; empty when it is no text
 * @param valueText the beginning of the value, to search in; empty when it is no text
 */
public record Arrival(Letter letter, LetterRecord content, String keyText, String valueText) {}
