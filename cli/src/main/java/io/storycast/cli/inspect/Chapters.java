package io.storycast.cli.inspect;

import java.util.List;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What the chapters file tells. */
record Chapters(List<Chapter> chapters) {

  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  /** Times in seconds. */
  record Chapter(double startTime, double endTime, String title) {

    long startMs() {
      return Math.round(startTime * 1000);
    }

    long endMs() {
      return Math.round(endTime * 1000);
    }
  }

  static Chapters read(byte[] json) {
    return JSON.readValue(json, Chapters.class);
  }
}
