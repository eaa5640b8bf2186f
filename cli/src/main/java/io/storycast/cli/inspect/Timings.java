package io.storycast.cli.inspect;

import java.util.List;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What {@code timings.json} tells, as far as it is shown.
 *
 * @param audioSha256 of the MP3 that the times are for
 */
record Timings(String audioSha256, long durationMs, List<Sentence> sentences) {

  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  /** A sentence, and when it is heard. */
  record Sentence(int i, long startMs, long endMs, String text) {}

  static Timings read(byte[] json) {
    return JSON.readValue(json, Timings.class);
  }
}
