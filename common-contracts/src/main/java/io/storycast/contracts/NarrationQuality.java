package io.storycast.contracts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was measured on the finished MP3, decoded; the whole report is at {@link
 * NarrationFiles#qualityUrl}.
 *
 * @param loudnessLufs integrated loudness of the one channel
 * @param truePeakDb highest peak between the samples too, in dB relative to full scale
 * @param speechRate words a minute without the pauses; characters in Chinese and Japanese
 * @param voicedShare how much of the time somebody speaks, from 0 to 1
 * @param longestSilenceMs the longest silence between two words
 * @param repeats chunks that were spoken again, because a check refused them
 * @param wordErrorRate how much a transcription differs from the text, from 0; characters in
 *     Chinese and Japanese; null when nobody transcribed it
 * @param checksPassed the names of all checks it was held to
 */
public record NarrationQuality(
    double loudnessLufs,
    double truePeakDb,
    double speechRate,
    double voicedShare,
    long longestSilenceMs,
    int repeats,
    @Nullable Double wordErrorRate,
    List<String> checksPassed) {

  public NarrationQuality {
    checksPassed = List.copyOf(checksPassed);
  }
}
