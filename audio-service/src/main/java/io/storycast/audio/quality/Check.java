package io.storycast.audio.quality;

import java.util.Locale;

/** Everything that is measured and held against a limit. */
public enum Check {
  // One chunk as it came from the speech model
  LOUDEST_MOMENT("dBFS", "level of its loudest 10 ms: is there anything to hear?"),
  LONGEST_PAUSE("s", "the longest silence inside it"),
  CLIPPED("%", "samples as high as samples can be"),
  PITCHED("%", "its loud moments that have a pitch, as vowels have and noise has not"),
  REPETITION("%", "how much its second half sounds like its first"),
  SLOW_PACE("letters/min", "spoken, pauses left out, a third of a second for nothing"),
  FAST_PACE("letters/min", "spoken, pauses left out, a quarter of a second added"),
  TRANSCRIPT("%", "words that a transcription has otherwise; characters without spaces between"),

  // The finished file, decoded
  SAMPLE_RATE("Hz", "one rate in all frames"),
  CHANNELS("", "one channel in all frames"),
  FRAMES("%", "difference between the frames that decode and those the header promises"),
  LENGTH("%", "difference between the decoded length and what was assembled"),
  CHUNKS("", "chunks that are heard at their place"),
  LOUDNESS("LUFS", "integrated loudness of the one channel, ITU-R BS.1770"),
  TRUE_PEAK("dBTP", "the highest peak, between the samples too"),
  HEAD_SILENCE("s", "before the first sound"),
  TAIL_SILENCE("s", "after the last sound"),
  INNER_SILENCE("s", "the longest silence between two sounds"),
  VOICED_SHARE("%", "how much of the chunks is sound"),
  SLOWEST_CHUNK("%", "its pace, less than the median of the narration by"),
  FASTEST_CHUNK("%", "its pace, more than the median of the narration by");

  private final String unit;
  private final String meaning;

  Check(String unit, String meaning) {
    this.unit = unit;
    this.meaning = meaning;
  }

  /** The name in reports, for example {@code true-peak}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Empty for mere numbers. */
  public String unit() {
    return unit;
  }

  /** What is measured, in half a sentence. */
  public String meaning() {
    return meaning;
  }
}
