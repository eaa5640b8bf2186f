package io.storycast.audio.timing;

import java.math.BigDecimal;
import java.util.List;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The chapters as podcast players read them.
 *
 * @see <a
 *     href="https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/chapters/jsonChapters.md">JSON
 *     chapters of Podcasting 2.0</a>
 */
record ChaptersFile(String version, String title, List<Entry> chapters) {

  private static final String VERSION = "1.2.0";

  private static final JsonMapper JSON =
      JsonMapper.builder().disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY).build();

  /** Times in seconds. */
  record Entry(BigDecimal startTime, BigDecimal endTime, String title) {

    static Entry of(Chapter chapter) {
      return new Entry(seconds(chapter.startMs()), seconds(chapter.endMs()), chapter.title());
    }

    private static BigDecimal seconds(long ms) {
      return BigDecimal.valueOf(ms, 3);
    }
  }

  /** The file as bytes; equal input gives equal bytes. */
  static byte[] bytes(List<Chapter> chapters, Credits credits) {
    return JSON.writeValueAsBytes(
        new ChaptersFile(VERSION, credits.title(), chapters.stream().map(Entry::of).toList()));
  }
}
