package io.storycast.audio.narration;

import io.storycast.audio.quality.QualityLimits;
import io.storycast.audio.text.spoken.Reading;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How narrations are made.
 *
 * @param maxCharacters a longer text is refused
 * @param chunkWeight the most that is spoken in one call, in Latin letters; a Chinese character
 *     counts as three
 * @param parallelCalls how many calls one narration makes at once
 * @param targetLufs loudness of the result
 * @param peakDb ceiling of its peaks, in dB relative to full scale
 * @param workFolder where files live while a narration is made
 * @param reading how written text is said
 * @param repeats how a refused chunk is spoken again
 * @param fallbackVoice speaks what the usual voice cannot; null for none
 */
public record NarrationSettings(
    int maxCharacters,
    int chunkWeight,
    int parallelCalls,
    Pauses pauses,
    double targetLufs,
    double peakDb,
    Path workFolder,
    Reading reading,
    QualityLimits limits,
    Repeats repeats,
    @Nullable String fallbackVoice) {}
