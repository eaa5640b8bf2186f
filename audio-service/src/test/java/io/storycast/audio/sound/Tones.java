package io.storycast.audio.sound;

/** Sounds with known levels. */
public final class Tones {

  private Tones() {}

  /** A sine whose peaks are at {@code peakDb} below full scale. */
  public static short[] sine(double hertz, double peakDb, int sampleRate, double seconds) {
    short[] samples = new short[(int) Math.round(sampleRate * seconds)];
    double amplitude = Decibels.amplitude(peakDb) * Short.MAX_VALUE;
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) Math.round(amplitude * Math.sin(2 * Math.PI * hertz * i / sampleRate));
    }
    return samples;
  }

  /** A sine as a recording. */
  public static Recording recording(double hertz, double peakDb, int sampleRate, double seconds) {
    return new Recording(sine(hertz, peakDb, sampleRate, seconds), sampleRate);
  }

  /** A sine between two stretches of digital silence. */
  public static Recording between(double silenceBefore, Recording sound, double silenceAfter) {
    int before = (int) (silenceBefore * sound.sampleRate());
    short[] samples =
        new short[before + sound.length() + (int) (silenceAfter * sound.sampleRate())];
    System.arraycopy(sound.toArray(), 0, samples, before, sound.length());
    return new Recording(samples, sound.sampleRate());
  }

  /** The root mean square in dB below full scale. */
  public static double rmsDb(short[] samples, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += Math.pow(samples[i] / (double) Decibels.FULL_SCALE, 2);
    }
    return Decibels.of(Math.sqrt(sum / (to - from)));
  }
}
