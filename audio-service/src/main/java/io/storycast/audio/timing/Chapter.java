package io.storycast.audio.timing;

/** A part of a narration of about a minute. */
public record Chapter(String title, long startMs, long endMs) {}
