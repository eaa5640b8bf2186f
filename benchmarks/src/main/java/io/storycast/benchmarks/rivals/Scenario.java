package io.storycast.benchmarks.rivals;

/** A claimed row of {@code scenarios}. */
record Scenario(String id, String slug, String title, String seedText) {}
