package io.storycast.cli.scenarios;

/**
 * A row that is not loaded.
 *
 * @param line where the row starts in its file, from 1
 * @param reason why, as one sentence
 */
public record RefusedRow(long line, String reason) {}
