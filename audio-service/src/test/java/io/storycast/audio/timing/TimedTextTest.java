package io.storycast.audio.timing;

import static org.assertj.core.api.Assertions.assertThat;

import io.storycast.audio.text.Block;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimedTextTest {

  private static final String MARKDOWN =
      "# The Station\n\nIt was *very* late. “…” She ran.\n\n- One [door](https://x.example).";

  @Test
  void givesEachSpokenSentenceItsPlaceInTextAndTime() {
    TimedText timed = Texts.timed(MARKDOWN, "en", 1000);

    assertThat(timed.sentences())
        .extracting(s -> s.sentence().written())
        .containsExactly("The Station", "It was very late.", "“…” She ran.", "One door.");
    assertThat(timed.sentences()).extracting(TimedSentence::block).containsExactly(0, 1, 1, 2);
    assertThat(timed.sentences())
        .extracting(TimedSentence::kind)
        .containsExactly(
            Block.Kind.HEADING, Block.Kind.PARAGRAPH, Block.Kind.PARAGRAPH, Block.Kind.LIST_ITEM);
    assertThat(timed.sentences())
        .extracting(TimedSentence::startMs)
        .containsExactly(0L, 1000L, 2000L, 3000L);
    assertThat(timed.sentences())
        .allSatisfy(
            s ->
                assertThat(s.sentence().plain().of(timed.plainText()))
                    .isEqualTo(s.sentence().written()));
  }

  @Test
  void joinsThePartsOfASentenceThatWasCut() {
    TimedText timed = Texts.timed("One two three, four five six, seven eight.", "en", 1000, 15);

    assertThat(timed.sentences()).hasSize(1);
    assertThat(timed.sentences().getFirst().startMs()).isZero();
    assertThat(timed.sentences().getFirst().endMs()).isEqualTo(timed.durationMs());
    assertThat(timed.durationMs()).isGreaterThanOrEqualTo(3000);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          en | She didn't pay $12.50, did she? | She,didn't,pay,12.50,did,she
          zh | 我们去北京。                     | 我们,去,北京
          de | Der Zug fährt um 7 Uhr.          | Der,Zug,fährt,um,7,Uhr
          """)
  void cutsASentenceIntoItsWords(String language, String text, String words) {
    TimedText timed = Texts.timed(text, language, 1000);

    List<TimedWord> found = timed.sentences().getFirst().words();

    assertThat(found).extracting(TimedWord::text).containsExactly(words.split(","));
    assertThat(found)
        .allSatisfy(word -> assertThat(word.plain().of(timed.plainText())).isEqualTo(word.text()));
  }

  @Test
  void sharesTheTimeOutByHowMuchThereIsToSay() {
    List<TimedWord> words =
        Texts.timed("A long-winded speech, no end.", "en", 2000).sentences().getFirst().words();

    assertThat(words.getFirst().startMs()).isZero();
    assertThat(words.getLast().endMs()).isEqualTo(2000);
    for (int i = 1; i < words.size(); i++) {
      assertThat(words.get(i).startMs()).isGreaterThanOrEqualTo(words.get(i - 1).endMs());
    }
    assertThat(length(words.get(2))).as("winded").isGreaterThan(length(words.get(0)));
    assertThat(words.get(4).startMs() - words.get(3).endMs()).as("at the comma").isPositive();
  }

  private static long length(TimedWord word) {
    return word.endMs() - word.startMs();
  }
}
