package io.storycast.audio.sound;

/** Levels relative to full scale. */
public final class Decibels {

  /** Full scale of 16 bit samples. */
  public static final float FULL_SCALE = 32768f;

  private Decibels() {}

  /** The level of an amplitude, where 1 is full scale; negative infinity for 0. */
  public static double of(double amplitude) {
    return 20 * Math.log10(amplitude);
  }

  /** The amplitude with this level, where 1 is full scale. */
  public static double amplitude(double decibels) {
    return Math.pow(10, decibels / 20);
  }
}
