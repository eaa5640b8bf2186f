package io.storycast.audio.sound;

/**
 * What a recording of speech sounds like to somebody who does not understand a word of it.
 *
 * @param loudestDb level of the loudest 10 ms, in dB relative to full scale
 * @param speechSeconds how long somebody speaks, without the pauses
 * @param longestPauseSeconds the longest silence between two sounds
 * @param clippedShare how many samples are as high as samples can be, from 0 to 1
 * @param pitchedShare in how many of the loud moments a pitch is heard, from 0 to 1
 * @param repetition how much the second half sounds like the first, up to 1 for the very same
 */
public record Impression(
    double loudestDb,
    double speechSeconds,
    double longestPauseSeconds,
    double clippedShare,
    double pitchedShare,
    double repetition) {

  /** Just below the greatest sample there is: resampling and MP3 bend the flat tops a little. */
  private static final int CLIPPED = 32_600;

  public static Impression of(Recording recording) {
    Levels levels = Levels.of(recording);
    PauseFinder pauses = PauseFinder.in(levels);
    return new Impression(
        Decibels.of(levels.loudest()),
        pauses.speechSeconds(),
        pauses.longestSeconds(),
        clippedShare(recording),
        Pitch.share(recording),
        Repetition.in(recording, levels));
  }

  private static double clippedShare(Recording recording) {
    int clipped = 0;
    for (int i = 0; i < recording.length(); i++) {
      if (Math.abs(recording.at(i)) >= CLIPPED) {
        clipped++;
      }
    }
    return (double) clipped / Math.max(1, recording.length());
  }
}
