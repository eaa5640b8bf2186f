package io.storycast.testing.simulator.speech;

import io.storycast.testing.audio.Pcm;
import java.util.Arrays;
import java.util.Random;

/** What speech models answer instead of speech, with status 200. */
public final class Spoiling {

  private static final int NOISE_LEVEL = 3000;
  private static final int TOO_LOUD = 12;

  private Spoiling() {}

  public static Pcm silent(Pcm sound) {
    return new Pcm(new short[sound.samples().length], sound.rate());
  }

  /** White noise as long as the speech. */
  public static Pcm noise(Pcm sound) {
    Random random = new Random(sound.samples().length);
    short[] noise = new short[sound.samples().length];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (short) (NOISE_LEVEL * random.nextGaussian());
    }
    return new Pcm(noise, sound.rate());
  }

  /** Far too loud, cut off at full scale. */
  public static Pcm clipped(Pcm sound) {
    short[] loud = new short[sound.samples().length];
    for (int i = 0; i < loud.length; i++) {
      loud[i] = (short) Math.clamp(sound.samples()[i] * TOO_LOUD, Short.MIN_VALUE, Short.MAX_VALUE);
    }
    return new Pcm(loud, sound.rate());
  }

  /** The first half, as if the model had stopped. */
  public static Pcm cut(Pcm sound) {
    return new Pcm(Arrays.copyOf(sound.samples(), sound.samples().length / 2), sound.rate());
  }

  /** Everything twice. */
  public static Pcm twice(Pcm sound) {
    short[] once = sound.samples();
    short[] twice = Arrays.copyOf(once, 2 * once.length);
    System.arraycopy(once, 0, twice, once.length, once.length);
    return new Pcm(twice, sound.rate());
  }

  /** Half of the words are left out; a single word is replaced by a sound. */
  public static String halfOf(String text) {
    String[] words = text.strip().split("\\s+", -1);
    return words.length > 1
        ? String.join(" ", Arrays.copyOf(words, words.length / 2))
        : text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, text.length()) / 2));
  }
}
