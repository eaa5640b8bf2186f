package io.storycast.cli.scenarios;

import java.util.Map;

/**
 * A row that may be loaded.
 *
 * @param line where the row starts in its file, from 1
 * @param extras further columns of the file by their name in the database, for example {@code
 *     level}; blank cells are left out
 */
public record NewScenario(
    long line, String slug, String title, String seedText, Map<String, String> extras) {}
