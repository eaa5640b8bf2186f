package io.storycast.audio.timing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChaptersTest {

  private static TimedText story(int sentences, long msPerSentence) {
    String markdown =
        IntStream.range(0, sentences)
            .mapToObj("Sentence number %d."::formatted)
            .collect(Collectors.joining(" "));
    return Texts.timed(markdown, "en", msPerSentence);
  }

  @Test
  void makesOneChapterOfAShortNarration() {
    assertThat(Chapters.of(story(10, 7000)))
        .containsExactly(new Chapter("Sentence number 0.", 0, 70_000));
  }

  @Test
  void beginsAtTheSentenceNearestToAMinute() {
    assertThat(Chapters.of(story(25, 7000)))
        .containsExactly(
            new Chapter("Sentence number 0.", 0, 63_000),
            new Chapter("Sentence number 9.", 63_000, 126_000),
            new Chapter("Sentence number 18.", 126_000, 175_000));
  }

  @ParameterizedTest
  @ValueSource(longs = {800, 2500, 7000, 13_000, 29_000})
  void areBetween45And75SecondsLongAndLeaveNoGap(long msPerSentence) {
    TimedText text = story(400, msPerSentence);

    List<Chapter> chapters = Chapters.of(text);

    assertThat(chapters.getFirst().startMs()).isZero();
    assertThat(chapters.getLast().endMs()).isEqualTo(text.durationMs());
    assertThat(chapters.getLast().endMs() - chapters.getLast().startMs()).isBetween(1L, 75_000L);
    for (int i = 0; i < chapters.size() - 1; i++) {
      Chapter chapter = chapters.get(i);
      assertThat(chapter.endMs()).isEqualTo(chapters.get(i + 1).startMs());
      assertThat(chapter.endMs() % msPerSentence).as("begins with a sentence").isZero();
      assertThat(chapter.endMs() - chapter.startMs()).isBetween(45_000L, 75_000L);
    }
  }

  @Test
  void neverCutASentenceHoweverLong() {
    assertThat(Chapters.of(story(3, 100_000)))
        .extracting(Chapter::startMs)
        .containsExactly(0L, 100_000L, 200_000L);
  }

  @Test
  void areCalledByHeadingOrFirstWords() {
    String long1 = "She ran through the station as fast as her old shoes would let her go. ";

    assertThat(Chapters.of(Texts.timed("# At the Station\n\n" + long1, "en", 60_000)))
        .extracting(Chapter::title)
        .containsExactly("At the Station", "She ran through the station as fast as her old…");
  }
}
