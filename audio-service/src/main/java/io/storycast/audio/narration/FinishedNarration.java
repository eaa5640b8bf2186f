package io.storycast.audio.narration;

import io.storycast.audio.quality.QualityReport;

/** The file, where each chunk is in it, and what was measured. */
record FinishedNarration(FinishedMp3 mp3, Timeline timeline, QualityReport report) {}
