package io.storycast.audio.text.spoken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LexiconTest {

  private static final List<String> LINES =
      List.of(
          "# how we say it",
          "",
          "SQL\tsequel",
          "Nguyen\tWin",
          "gif\tjif",
          "New York\tNoo York",
          "New York City\tthe Big Apple",
          "big city\ttown",
          "Big City Blues\tthe song",
          "read\tred\ten",
          "chat\tsha\tfr",
          "chat\tchet",
          "重庆\t崇庆");

  static Stream<Arguments> spoken() {
    return Stream.of(
        Arguments.of("en", "SQL is a language.", "sequel is a language."),
        Arguments.of("en", "MySQL and sql stay.", "MySQL and sql stay."),
        Arguments.of("en", "Nguyen's cat met Nguyen.", "Win's cat met Win."),
        Arguments.of("en", "nguyen stays.", "nguyen stays."),
        Arguments.of("en", "Gif, GIF and gif, not gifs.", "jif, jif and jif, not gifs."),
        Arguments.of("en", "In New York City, New York.", "In the Big Apple, Noo York."),
        Arguments.of("en", "Big City, Big City Blues.", "town, the song."),
        Arguments.of("en", "He read.", "He red."),
        Arguments.of("de", "He read.", "He read."),
        Arguments.of("fr", "Un chat.", "Un sha."),
        Arguments.of("en", "A chat.", "A chet."),
        Arguments.of("zh", "我在重庆住。", "我在崇庆住。"));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("spoken")
  void replacesWholeWords(String language, String written, String spoken) {
    Reading reading = new Reading(false, Lexicon.parse(LINES));

    assertThat(reading.of(written, language)).isEqualTo(spoken);
  }

  @Test
  void namesEveryBadLine() {
    List<String> lines =
        List.of(
            "SQL sequel",
            "\tsequel",
            "SQL\t",
            "SQL\tsequel",
            "SQL\tS Q L",
            "ha\t[laughter] ha",
            "ho\t<|endofprompt|>ho",
            "hi\thi\tenglish!",
            "a\tb\tc\td",
            "x".repeat(201) + "\ty");

    assertThatThrownBy(() -> Lexicon.parse(lines))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(
            "line 1 is not term<TAB>spoken",
            "line 2 has no letter",
            "line 3 has nothing to say",
            "line 5 has the same term as line 4",
            "line 6 has brackets",
            "line 7 has brackets",
            "line 8 has no language",
            "line 9 is not",
            "line 10 is longer than 200")
        .hasMessageNotContaining("line 4 has");
  }

  @Test
  void readsAFirstLineWithAByteOrderMark() {
    Lexicon lexicon = Lexicon.parse(List.of("\uFEFFSQL\tsequel"));

    assertThat(new Reading(false, lexicon).of("SQL!", "en")).isEqualTo("sequel!");
  }
}
