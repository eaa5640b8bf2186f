package io.storycast.audio.sound;

/** Tells the voice in a recording from the silence around it. */
public final class Voiced {

  /** Little, so that a sentence begins where its time says. */
  private static final int STEPS_KEPT_BEFORE = 1;

  private static final int STEPS_KEPT_AFTER = 6;

  private Voiced() {}

  /** The recording without the silence at its ends, except for a breath of 10 and 60 ms. */
  public static Recording trim(Recording recording) {
    Levels levels = Levels.of(recording);
    int step = levels.samplesInStep();
    return recording.slice(
        Math.max(0, levels.firstVoice() - STEPS_KEPT_BEFORE) * step,
        Math.min(recording.length(), (levels.endOfVoice() + STEPS_KEPT_AFTER) * step));
  }
}
