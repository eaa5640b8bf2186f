package io.storycast.audio.narration;

/** The file, and where each chunk is in it. */
record FinishedNarration(FinishedMp3 mp3, Timeline timeline) {}
