package io.storycast.audio.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.storycast.audio.text.spoken.Lexicon;
import io.storycast.audio.text.spoken.Reading;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every text, shown on many that were put together at random. */
class NarrationTextPropertiesTest {

  private static final int TEXTS = 250;
  private static final List<String> LANGUAGES = List.of("en", "zh-CN", "ja", "de", "es", "fr", "");

  /** Visible text, with marks that leave its letters alone. */
  private static final List<String> STORY_PIECES =
      List.of(
          "Maya",
          " ran",
          ". ",
          "! ",
          "? ",
          "... ",
          "… ",
          "\"",
          "“",
          "”",
          "'",
          ", ",
          " Mr. ",
          "Dr. ",
          " said",
          " *thought* ",
          "**bold**",
          " 3 ",
          "3.14",
          " 1998",
          " $5 ",
          " p.m.",
          "\n",
          "\n\n",
          "\n\n# ",
          "\n- ",
          "\n> ",
          "今天很冷",
          "。",
          "！",
          "「",
          "」",
          "……",
          "，",
          "Äpfel",
          " z. B. ",
          "« ",
          " »",
          "—",
          "&amp;",
          "&eacute;t&eacute;",
          "\\*",
          "\\\\",
          "𝒜",
          "é",
          "e\u0301",
          "قال",
          "؟",
          " ",
          "  ",
          "J. R. ",
          "½",
          "VIII",
          "5 km",
          "1.",
          "(",
          ")",
          ";",
          ":");

  /** Everything else. */
  private static final List<String> HOSTILE_PIECES =
      List.of(
          "*",
          "_",
          "`",
          "~~",
          "[",
          "]",
          "(",
          ")",
          "<",
          ">",
          "|",
          "｜",
          "<|",
          "|>",
          "[laughter]",
          "<b>",
          "</b>",
          "<br>",
          "<!--",
          "-->",
          "![",
          "](x)",
          "http://",
          "www.",
          "@",
          "a@b.c",
          "[^1]",
          "[^1]: ",
          "&",
          "&#0;",
          "&#x1F600;",
          "&lt;|",
          "\\",
          "\u0000",
          "\u202E",
          "\u200D",
          "\uFEFF",
          "\uD83D",
          "\uDE00",
          "😀",
          "👨‍👩‍👧",
          "\uE000",
          "\t",
          "\r\n",
          "\u2028",
          "    ",
          "```\n",
          "***\n",
          "===\n",
          "---\n",
          "- ",
          "1) ",
          "> ",
          "|a|b|\n",
          "\u00AD",
          "\u200B",
          "¶",
          "9",
          "0",
          ",",
          ".");

  private static String text(Random random, List<String> pieces) {
    int length = 1 + random.nextInt(60);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(pieces.get(random.nextInt(pieces.size())));
    }
    return text.toString();
  }

  private static Stream<Narrated> narrated(List<String> pieces) {
    return new Random(6)
        .longs(TEXTS)
        .mapToObj(
            seed -> {
              Random random = new Random(seed);
              String language = LANGUAGES.get(random.nextInt(LANGUAGES.size()));
              return Narrated.of(text(random, pieces), language);
            });
  }

  private static List<String> allPieces() {
    List<String> all = new ArrayList<>(STORY_PIECES);
    all.addAll(HOSTILE_PIECES);
    return all;
  }

  /** A text and what became of it. */
  private record Narrated(String markdown, NarrationText narration) {

    static Narrated of(String markdown, String language) {
      Reading reading = new Reading(true, Lexicon.empty());
      return new Narrated(markdown, NarrationText.of(markdown, language, reading));
    }

    List<Sentence> sentences() {
      return narration.blocks().stream().flatMap(block -> block.sentences().stream()).toList();
    }

    String written() {
      return sentences().stream().map(Sentence::written).collect(Collectors.joining());
    }

    @Override
    public String toString() {
      return markdown;
    }
  }

  private static String letters(String text) {
    return text.codePoints()
        .filter(Character::isLetterOrDigit)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** The letters of the Markdown as a reader sees them: its entities are letters too. */
  private static String visibleLetters(String markdown) {
    return letters(markdown.replace("&amp;", "").replace("&eacute;", "é"));
  }

  @Test
  void putsEveryLetterOfABlockIntoExactlyOneSentence() {
    assertThat(narrated(allPieces()))
        .allSatisfy(
            narrated -> {
              String ofBlocks =
                  narrated.narration().blocks().stream()
                      .map(Block::text)
                      .collect(Collectors.joining());
              assertThat(letters(narrated.written())).isEqualTo(letters(ofBlocks));
            });
  }

  @Test
  void losesNoLetterOfAStory() {
    List<String> pieces =
        STORY_PIECES.stream().filter(piece -> !piece.matches("(?s)\\n[-#>] |1\\.|  ")).toList();

    assertThat(narrated(pieces))
        .allSatisfy(
            narrated -> {
              String markdown = narrated.markdown().strip().replaceAll("(?m)^\\s+", "");
              Narrated flush = Narrated.of(markdown, "en");
              assertThat(letters(flush.written())).isEqualTo(visibleLetters(markdown));
            });
  }

  @Test
  void pointsAtTheSentenceInThePlainText() {
    assertThat(narrated(allPieces()))
        .allSatisfy(
            narrated ->
                assertThat(narrated.sentences())
                    .allSatisfy(
                        sentence ->
                            assertThat(sentence.plain().of(narrated.narration().plainText()))
                                .isEqualTo(sentence.written())));
  }

  @Test
  void pointsAtTheSentenceInTheMarkdown() {
    assertThat(narrated(STORY_PIECES))
        .allSatisfy(
            narrated ->
                assertThat(narrated.sentences())
                    .allSatisfy(
                        sentence ->
                            assertThat(visibleLetters(sentence.markdown().of(narrated.markdown())))
                                .isEqualTo(letters(sentence.written()))));
  }

  @Test
  void pointsAtRangesThatFollowEachOther() {
    assertThat(narrated(allPieces()))
        .allSatisfy(
            narrated -> {
              int end = 0;
              for (Sentence sentence : narrated.sentences()) {
                assertThat(sentence.markdown().start()).isGreaterThanOrEqualTo(end);
                end = sentence.markdown().end();
              }
              assertThat(end).isLessThanOrEqualTo(narrated.markdown().length());
            });
  }

  @Test
  void speaksNoMarkThatAModelObeysNorAnInvisibleCharacter() {
    assertThat(narrated(allPieces()))
        .allSatisfy(
            narrated ->
                assertThat(narrated.sentences())
                    .extracting(Sentence::spoken)
                    .allSatisfy(
                        spoken ->
                            assertThat(spoken)
                                .doesNotContain(
                                    "<|", "|>", "｜>", "<｜", "[laughter]", "<b>", "http:")
                                .doesNotContainPattern(
                                    "[\\p{Cc}\\p{Cs}\\p{Co}\u200B\u200D\u202E]")));
  }

  @Test
  void saysSomethingInEverySentence() {
    assertThat(narrated(allPieces()))
        .allSatisfy(
            narrated ->
                assertThat(narrated.sentences())
                    .extracting(Sentence::spoken)
                    .allMatch(SpeakableText::hasWords));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 40, 300})
  void makesNoChunkAboveTheLimitAndLosesNoLetter(int limit) {
    assertThat(narrated(allPieces()))
        .allSatisfy(
            narrated -> {
              List<Chunk> chunks = Chunks.of(narrated.narration().blocks(), limit);
              // A character is the least that can be said.
              int most = Math.max(limit, 3);
              assertThat(chunks).allMatch(chunk -> TextWeight.of(chunk.text()) <= most);
              String said = chunks.stream().map(Chunk::text).collect(Collectors.joining());
              String spoken =
                  narrated.sentences().stream().map(Sentence::spoken).collect(Collectors.joining());
              assertThat(letters(said)).isEqualTo(letters(spoken));
            });
  }

  static Stream<Arguments> hostileTexts() {
    return Stream.of(
            "*",
            "_",
            "`",
            "[",
            "]",
            "![",
            "> ",
            "- ",
            "<",
            "<|",
            "|>",
            "<a ",
            "<!--",
            "&",
            "&amp;",
            "\\",
            "(",
            "( ",
            " ",
            "\t",
            ".",
            "!",
            ". ",
            "! ",
            "a. ",
            "A. ",
            "A.",
            "Mr. ",
            "\" ",
            "\".",
            "1",
            "1,",
            "1.",
            "1-",
            "1 ",
            "1/2 ",
            "$1",
            "$1 ",
            "1998 ",
            "7:30 ",
            "5 km ",
            "I",
            "X ",
            "e.g. ",
            "www.",
            "http://a ",
            "a@",
            "a@b.",
            "a",
            "a-",
            "-",
            "—",
            "…",
            "。",
            "今",
            "今。",
            "「",
            "」「",
            "\"。",
            "[^1]",
            "[a",
            "[laughter",
            "\uD83D",
            "é",
            "**a ",
            "*a_",
            "\n",
            "\n\n",
            "\n> ",
            "\n- ",
            "#",
            "St. ",
            "z. B. ",
            "3. ",
            "am 3. ",
            ",111",
            ".111",
            ".c")
        .map(Arguments::of);
  }

  /** Thousands of times the same: what is not linear, or recurses, would not end well. */
  @ParameterizedTest
  @MethodSource("hostileTexts")
  void isQuickOnHostileText(String piece) {
    String hostile = "Hello a@1" + piece.repeat(5_000) + " end";

    assertTimeoutPreemptively(
        Duration.ofSeconds(3),
        () -> Chunks.of(Narrated.of(hostile, "en").narration().blocks(), 300));
  }
}
