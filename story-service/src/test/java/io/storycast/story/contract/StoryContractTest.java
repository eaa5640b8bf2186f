package io.storycast.story.contract;

import static io.storycast.story.contract.Answers.BODY;
import static io.storycast.story.contract.Answers.TITLE;
import static io.storycast.story.contract.Answers.anyStory;
import static io.storycast.story.contract.Answers.phrase;
import static io.storycast.story.contract.Answers.storyWith;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.storycast.contracts.KeyPhrase;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StoryContractTest {

  private static final String PHRASE = phrase("run for", "hurry to catch", "赶", "phrasal verb");

  private final StoryContract contract = new StoryContract(StoryRules.BASIC);

  static Stream<Arguments> mendedLocally() {
    return Stream.of(
        arguments("as asked for", anyStory(), List.of()),
        arguments("white space around", "\n  " + anyStory() + "\n\n", List.of()),
        arguments("byte order mark", "\uFEFF" + anyStory(), List.of("byte order mark")),
        arguments("fenced", "```json\n" + anyStory() + "\n```", List.of("code fence")),
        arguments("fenced, no name", "```\n" + anyStory() + "\n```\n", List.of("code fence")),
        arguments("fence never closed", "```json\n" + anyStory(), List.of("code fence")),
        arguments(
            "fenced within prose",
            "Sure!\n```json\n" + anyStory() + "\n```\nEnjoy {it}.",
            List.of("code fence")),
        arguments(
            "thoughts before",
            "<think>A {\"title\": 1} maybe?\n```json\n{}\n```</think>\n" + anyStory(),
            List.of("think block")),
        arguments(
            "only the end of thoughts",
            "Let me think {hard}.\n</think>\n\n" + anyStory(),
            List.of("think block")),
        arguments(
            "thoughts, then fenced",
            "<think>hm</think>```json\n" + anyStory() + "\n```",
            List.of("think block", "code fence")),
        arguments(
            "prose around",
            "Here is the {story} you wanted: " + anyStory() + " Have fun :}",
            List.of("text around the object")),
        arguments("wrapped in a list", "[" + anyStory() + "]", List.of("text around the object")),
        arguments(
            "two objects, the first counts",
            anyStory() + "\n" + storyWith("Other", "a\\n\\nb"),
            List.of("text around the object")),
        arguments(
            "trailing commas",
            anyStory().replace("}]", "},]").replace("\"}", "\",}"),
            List.of("trailing commas and raw line breaks")),
        arguments(
            "raw line breaks in a text",
            anyStory().replace("\\n", "\n"),
            List.of("trailing commas and raw line breaks")),
        arguments("smart quotes for straight ones", curly(anyStory()), List.of("smart quotes")),
        arguments(
            "everything at once",
            "\uFEFF<think>…</think>\nHere:\n```json\n"
                + curly(anyStory()).replace("}]", "},]").replace("\\n", "\n")
                + "\n```",
            List.of(
                "byte order mark",
                "think block",
                "code fence",
                "smart quotes",
                "trailing commas and raw line breaks")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void mendedLocally(String name, String answer, List<String> repairs) {
    assertThat(contract.read(answer))
        .isEqualTo(
            new Reading.Kept(
                new Story(
                    TITLE,
                    BODY,
                    List.of(new KeyPhrase("run for", "hurry to catch", "赶", "phrasal verb"))),
                repairs));
  }

  static Stream<Arguments> broken() {
    return Stream.of(
        // Not JSON
        arguments("empty", "", "not one JSON object"),
        arguments("prose", "Once upon a time.", "not valid JSON: see line 1"),
        arguments("cut off", anyStory().substring(0, 60), "not valid JSON: see line 1"),
        arguments("a list", "[]", "not one JSON object"),
        arguments("null", "null", "not one JSON object"),
        arguments(
            "a title twice",
            anyStory().replace("{\"title\"", "{\"title\": \"x\", \"title\""),
            "not valid JSON"),
        // Schema
        arguments("nothing in it", "{}", "The object: required property 'title' not found."),
        arguments(
            "no body",
            anyStory().replace("bodyMarkdown", "body"),
            "The object: required property 'bodyMarkdown' not found."),
        arguments(
            "a field too many",
            anyStory().replaceFirst("\\{", "{\"audioUrl\": \"https://x\", "),
            "The object: property 'audioUrl' is not defined"),
        arguments(
            "wrong type",
            anyStory().replace("\"" + TITLE + "\"", "42"),
            "/title: integer found, string expected."),
        arguments(
            "phrase without meaning",
            storyWith("T", "a\\n\\nb", PHRASE, "{\"phrase\": \"x\", \"type\": \"noun\"}"),
            "/keyPhrases/1: required property 'meaningEn' not found."),
        arguments(
            "phrases as text",
            anyStory().replaceFirst("\\[.*]", "\"none\""),
            "/keyPhrases: string found, array expected."),
        // Rules
        arguments("no title", storyWith(" ", "a\\n\\nb"), "The title must have 1 to 120"),
        arguments("long title", storyWith("t".repeat(121), "a\\n\\nb"), "it has 121"),
        arguments("heading as title", storyWith("# The bus", "a\\n\\nb"), "without Markdown"),
        arguments("bold title", storyWith("**The bus**", "a\\n\\nb"), "without Markdown"),
        arguments("link as title", storyWith("[bus](x)", "a\\n\\nb"), "without Markdown"),
        arguments("title of two lines", storyWith("a\\nb", "a\\n\\nb"), "without Markdown"),
        arguments("no body text", storyWith("T", "  "), "two paragraphs"),
        arguments("one paragraph", storyWith("T", "a\\nb"), "two paragraphs"),
        arguments("HTML in the body", storyWith("T", "a\\n\\n<b>b</b>"), "HTML"),
        arguments("script in the title", storyWith("<script>", "a\\n\\nb"), "HTML"),
        arguments("comment", storyWith("T", "a\\n\\n<!-- b -->"), "HTML"),
        arguments(
            "HTML in a phrase",
            storyWith("T", "a\\n\\nb", phrase("<img src=x>", "x", "x", "noun")),
            "HTML"),
        arguments("speech mark", storyWith("T", "a<|endofprompt|>\\n\\nb"), "control marks"),
        arguments("laughter", storyWith("T", "a [laughter]\\n\\nb"), "control marks"),
        arguments("control character", storyWith("T", "a\\u0007\\n\\nb"), "control marks"),
        arguments("no phrases", storyWith("T", "a\\n\\nb", new String[0]), "at least one phrase"),
        arguments(
            "blank meaning",
            storyWith("T", "a\\n\\nb", PHRASE, phrase("x", "x", " ", "noun")),
            "/keyPhrases/1: every field must have text."));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void broken(String name, String answer, String violation) {
    assertThat(contract.read(answer))
        .isInstanceOfSatisfying(
            Reading.Broken.class,
            broken -> assertThat(broken.violations()).anyMatch(told -> told.contains(violation)));
  }

  static Stream<Arguments> leftAlone() {
    return Stream.of(
        arguments("quotes in a text", "He said “no”, and left.\\n\\n„Nein“, she said."),
        arguments("escaped quotes", "\\\"No\\\", he said.\\n\\nb"),
        arguments("less than", "1 < 2 and 3 > 2.\\n\\nI <3 you."),
        arguments("brackets", "He [the cook] left.\\n\\n{b}"),
        arguments("emoji and other scripts", "👩‍🍳 مرحبا\\n\\n你好，世界。"),
        arguments("thought marks", "*I < you,* she thought.\\n\\n```x```"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void leftAlone(String name, String body) {
    assertThat(contract.read(storyWith("T", body))).isInstanceOf(Reading.Kept.class);
  }

  @Test
  void tidiesSpacesLineEndsAndRepeatedPhrases() {
    String answer =
        storyWith(
            "  T ",
            "a  \\r\\n\\r\\n\\r\\n\\r\\nb\\n",
            PHRASE,
            phrase(" Run For ", "again", "又", "verb"));

    assertThat(contract.read(answer))
        .isInstanceOfSatisfying(
            Reading.Kept.class,
            kept -> {
              assertThat(kept.story().title()).isEqualTo("T");
              assertThat(kept.story().bodyMarkdown()).isEqualTo("a\n\nb");
              assertThat(kept.story().keyPhrases())
                  .extracting(KeyPhrase::phrase)
                  .containsExactly("run for");
            });
  }

  @Test
  void readsBodyThatWasEscapedTwice() {
    assertThat(contract.read(storyWith("T", "a\\\\n\\\\nb")))
        .isInstanceOfSatisfying(
            Reading.Kept.class,
            kept -> assertThat(kept.story().bodyMarkdown()).isEqualTo("a\n\nb"));
  }

  @Test
  void tellsViolationsInEnglishEverywhere() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.GERMANY);
    try {
      assertThat(new StoryContract(StoryRules.BASIC).read("{}"))
          .isInstanceOfSatisfying(
              Reading.Broken.class,
              broken ->
                  assertThat(broken.violations()).allMatch(told -> told.contains("required")));
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void tellsAtMostTwelveViolations() {
    String[] phrases = Stream.generate(() -> "{}").limit(50).toArray(String[]::new);

    assertThat(contract.read(storyWith("T", "a\\n\\nb", phrases)))
        .isInstanceOfSatisfying(
            Reading.Broken.class, broken -> assertThat(broken.violations()).hasSize(12));
  }

  @Test
  void checksOnlyTheRulesItIsGiven() {
    assertThat(new StoryContract(List.of()).read(storyWith("# T", "a")))
        .isInstanceOf(Reading.Kept.class);
  }

  private static String curly(String json) {
    StringBuilder curly = new StringBuilder();
    boolean open = true;
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      curly.append(c == '"' ? (open ? '“' : '”') : c);
      open = (c == '"') != open;
    }
    return curly.toString();
  }
}
