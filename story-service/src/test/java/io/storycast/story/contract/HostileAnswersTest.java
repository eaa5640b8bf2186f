package io.storycast.story.contract;

import static io.storycast.story.contract.Answers.anyStory;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.storycast.story.contract.rules.RuleSettings;
import io.storycast.story.contract.rules.StoryRules;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No text makes the reader throw, or take longer than its length deserves. */
class HostileAnswersTest {

  /** What the repairs and rules look for, to be put together in ways nobody would. */
  private static final List<String> PIECES =
      List.of(
          "{",
          "}",
          "[",
          "]",
          "\"",
          "'",
          "“",
          "”",
          ":",
          ",",
          "\\",
          "\n",
          " ",
          "\uFEFF",
          "\u0000",
          "\uD83D",
          "```json\n",
          "```",
          "<think>",
          "</think>",
          "\"title\"",
          "\"bodyMarkdown\":",
          "\"keyPhrases\":[",
          "null",
          "NaN",
          "1e999",
          "//",
          "/*",
          "*",
          "**",
          "_",
          "#",
          "> ",
          "- ",
          "1. ",
          "|",
          "<b>",
          "<!--",
          "-->",
          "<|",
          "|>",
          "![",
          "](",
          ")",
          "&nbsp;",
          "雨",
          "م",
          "word");

  /** Long enough that time by its square is beyond any patience. */
  private static final int LENGTH = 100_000;

  private static final StoryContract CONTRACT =
      new StoryContract(StoryRules.all(RuleSettings.DEFAULTS));
  private static final Commission COMMISSION = new Commission("en", 400);

  @RepeatedTest(300)
  void readsAnyText(RepetitionInfo repetition) {
    String text = text(new Random(repetition.getCurrentRepetition()), 60);

    assertThatCode(() -> read(text)).as(text).doesNotThrowAnyException();
  }

  @RepeatedTest(300)
  void readsAnyTextWithinStory(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    StringBuilder answer = new StringBuilder(anyStory());
    for (int i = 0; i < 3; i++) {
      answer.insert(random.nextInt(answer.length()), text(random, 5));
    }

    assertThatCode(() -> read(answer.toString())).as("%s", answer).doesNotThrowAnyException();
  }

  @RepeatedTest(100)
  void readsAnyBody(RepetitionInfo repetition) {
    String body = text(new Random(repetition.getCurrentRepetition()), 60);
    String answer = anyStory().replace("Mei ran", encoded(body));

    assertThatCode(() -> read(answer)).as(answer).doesNotThrowAnyException();
  }

  /** A repair that looked from each place to the end would need an hour for some of these. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "[",
        "{\"a\":",
        "{}",
        "{:}",
        "\"",
        "“",
        "'",
        "\" ",
        "\", ",
        "{\"a\": \"",
        "\\",
        "\\\"",
        "<think>",
        "</think>",
        "<think>{",
        "```\n",
        "```json\n{",
        " ",
        "\n",
        "\n ",
        "/*",
        "{'a':'b',"
      })
  void readsLongTextInLinearTime(String piece) {
    String text = piece.repeat(LENGTH / piece.length());

    within(() -> read(text));
    within(() -> read("{\"title\": \"" + text));
    within(() -> CONTRACT.read(text, COMMISSION, true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        "**",
        "*a ",
        "**a ",
        "_",
        "_a ",
        "__",
        "`",
        "#",
        "# ",
        "## \n",
        "> ",
        "- ",
        "-",
        "=",
        "1. ",
        "1. a\n",
        "|",
        "| ",
        "<",
        "<b",
        "<b>",
        "<!--",
        "<!--->",
        "&",
        "&nbsp;",
        "[",
        "[a](",
        "![",
        "[a]: ",
        "<|",
        "<|a",
        "|>",
        "[laughter]",
        " ",
        " \n",
        "\n",
        "\t",
        ".",
        " ,",
        "a.",
        "a-",
        "www",
        "https:",
        "sure! ",
        "story",
        "ran for ",
        "run ",
        "雨",
        "'",
        "é",
        "a'"
      })
  void checksLongBodyInLinearTime(String piece) {
    String body = piece.repeat(LENGTH / piece.length());
    String answer = anyStory().replace("Mei ran", encoded(body));

    within(() -> read(answer));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"phrase\": \"run for\"}", "1", "\"a\"", "[]"})
  void readsManyPhrasesInLinearTime(String phrase) {
    String phrases = (phrase + ",").repeat(20_000) + phrase;
    String answer = anyStory().replace("\"keyPhrases\": [", "\"keyPhrases\": [" + phrases + ",");

    within(() -> assertThat(CONTRACT.read(answer)).isInstanceOf(Reading.Kept.class));
  }

  /** Generous for a busy machine: what is not linear takes minutes. */
  private static void within(Runnable reading) {
    assertTimeoutPreemptively(Duration.ofSeconds(10), reading::run);
  }

  private static Reading read(String answer) {
    return CONTRACT.read(answer, COMMISSION, false);
  }

  private static String text(Random random, int pieces) {
    return IntStream.range(0, random.nextInt(pieces) + 1)
        .mapToObj(i -> PIECES.get(random.nextInt(PIECES.size())))
        .collect(Collectors.joining());
  }

  private static String encoded(String text) {
    StringBuilder encoded = new StringBuilder();
    for (char c : text.toCharArray()) {
      encoded.append(c < 0x20 || c == '"' || c == '\\' ? "\\u%04x".formatted((int) c) : c);
    }
    return encoded.toString();
  }
}
