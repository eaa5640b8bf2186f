package io.storycast.audio.timing;

import io.storycast.audio.text.Span;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code timings.json}: each sentence and word of a story with its place in the text and in the
 * audio. Its fields only grow; what changes their meaning raises {@code version}.
 *
 * @param version of this format
 * @param audioSha256 of the MP3 that the times are for
 * @param contentHash SHA-256 of the Markdown body that the offsets are for
 * @param aiGenerated always true
 * @param offsets how characters are counted
 */
record TimingsFile(
    int version,
    String audioSha256,
    String contentHash,
    String title,
    String language,
    String model,
    @Nullable String voice,
    boolean aiGenerated,
    long durationMs,
    String offsets,
    String plainText,
    List<SentenceEntry> sentences) {

  private static final int VERSION = 1;

  private static final JsonMapper JSON =
      JsonMapper.builder().disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY).build();

  record Range(int start, int end) {

    static Range of(Span span) {
      return new Range(span.start(), span.end());
    }
  }

  /**
   * @param i its number, from 0
   * @param paragraph the number of its paragraph, heading or list item, from 0
   */
  record SentenceEntry(
      int i,
      int paragraph,
      String kind,
      long startMs,
      long endMs,
      String text,
      Range markdown,
      Range plain,
      List<WordEntry> words) {

    static SentenceEntry of(int i, TimedSentence timed) {
      return new SentenceEntry(
          i,
          timed.block(),
          timed.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
          timed.startMs(),
          timed.endMs(),
          timed.sentence().written(),
          Range.of(timed.sentence().markdown()),
          Range.of(timed.sentence().plain()),
          timed.words().stream().map(WordEntry::of).toList());
    }
  }

  /**
   * @param t the word
   */
  record WordEntry(String t, long startMs, long endMs, Range plain, boolean estimated) {

    static WordEntry of(TimedWord word) {
      return new WordEntry(word.text(), word.startMs(), word.endMs(), Range.of(word.plain()), true);
    }
  }

  /** The file as bytes; equal input gives equal bytes. */
  static byte[] bytes(TimedText text, Credits credits, String audioSha256, String contentHash) {
    List<TimedSentence> sentences = text.sentences();
    return JSON.writeValueAsBytes(
        new TimingsFile(
            VERSION,
            audioSha256,
            contentHash,
            credits.title(),
            credits.language(),
            credits.model(),
            credits.voice(),
            true,
            text.durationMs(),
            "utf-16",
            text.plainText(),
            IntStream.range(0, sentences.size())
                .mapToObj(i -> SentenceEntry.of(i, sentences.get(i)))
                .toList()));
  }
}
