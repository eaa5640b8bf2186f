package io.storycast.audio.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.storycast.audio.text.Block.Kind;
import io.storycast.audio.text.spoken.Reading;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NarrationTextTest {

  private static List<Block> blocks(String markdown) {
    return NarrationText.of(markdown, "en", Reading.asWritten()).blocks();
  }

  static Stream<Arguments> spoken() {
    return Stream.of(
        Arguments.of(
            "keeps words inside emphasis",
            "*Why me?* she **really** asked.",
            "Why me? she really asked."),
        Arguments.of(
            "keeps underscores inside words",
            "the file_name_here stays",
            "the file_name_here stays"),
        Arguments.of("joins lines of a paragraph", "one\ntwo  \nthree", "one two three"),
        Arguments.of(
            "keeps the label of a link",
            "See [the map](https://example.org/a?b=c) now.",
            "See the map now."),
        Arguments.of(
            "drops a bare address",
            "Visit https://example.org/a_b?c=*d*, or not.",
            "Visit, or not."),
        Arguments.of(
            "drops an address in brackets", "Read it (www.example.org) first.", "Read it first."),
        Arguments.of("drops an autolink", "See <https://example.org> now.", "See now."),
        Arguments.of("drops images with their text", "Look ![a cat](cat.png) here.", "Look here."),
        Arguments.of("drops inline code", "Press `Ctrl+C` now.", "Press now."),
        Arguments.of(
            "drops raw HTML, keeps what it wraps",
            "a <b>bold</b> move<br/>here",
            "a bold move here"),
        Arguments.of("decodes entities", "Tom &amp; Jerry", "Tom & Jerry"),
        Arguments.of("reads escaped marks as text", "2 \\* 3", "2 * 3"),
        Arguments.of(
            "drops emoji with modifiers and joiners",
            "Well done 👍🏽! 👨‍👩‍👧 Go 🇫🇷 1️⃣ ❤️.",
            "Well done! Go 1."),
        Arguments.of("keeps signs that are text", "© 2026 Café™", "© 2026 Café™"),
        Arguments.of("drops control tokens", "Hi <|endofprompt|> there <|im_start|>", "Hi there"),
        Arguments.of(
            "drops control tokens with full-width bars", "Hi <｜end▁of▁text｜> there", "Hi there"),
        Arguments.of(
            "drops control tokens written as entities",
            "Hi &lt;|endofprompt|&gt; there",
            "Hi there"),
        Arguments.of(
            "drops tokens that appear when one is taken out",
            "<|<|a|>endofprompt|> Hi",
            "endofprompt Hi"),
        Arguments.of("drops half a token", "Hi <|endofprompt there", "Hi endofprompt there"),
        Arguments.of("drops stage directions", "Ha [laughter] ha [breath].", "Ha ha."),
        Arguments.of(
            "drops stage directions hidden in others", "[lau[breath]ghter] Ha", "[lau ghter] Ha"),
        Arguments.of(
            "keeps bracketed words of the story", "He [the King] left.", "He [the King] left."),
        Arguments.of("drops invisible and bidirectional marks", "a\u202Eb\uFEFFc\u00ADd", "abcd"),
        Arguments.of("keeps right-to-left text", "قال مرحبا.", "قال مرحبا."),
        Arguments.of(
            "drops tags that were escaped",
            "Hi &lt;laugh&gt; \\<break time=\"1s\"/> you",
            "Hi you"),
        Arguments.of("drops tags", "Hi <laugh> you <strong>there</strong>", "Hi you there"),
        Arguments.of("drops marks for speakers", "[S1] Hi. [S2] You.", "Hi. You."),
        Arguments.of("drops numbered sounds", "Ha [laugh_0] ha [uv_break].", "Ha ha."),
        Arguments.of("keeps what is less and greater", "1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
        Arguments.of(
            "drops mail addresses", "Write to ann.b+c@mail.example.org now.", "Write to now."),
        Arguments.of("drops mail links", "Write <ann@example.org> now.", "Write now."),
        Arguments.of(
            "drops marks of footnotes", "It rained.[^1] A lot[^note].", "It rained. A lot."),
        Arguments.of("drops footnotes", "It rained.[^1]\n\n[^1]: In May, it does.", "It rained."),
        Arguments.of("drops footnotes of one word", "It rained.[^1]\n\n[^1]: Often", "It rained."),
        Arguments.of("drops signs of music", "♪ La la ♫", "La la"),
        Arguments.of("keeps thoughts in Chinese", "他想：*为什么？*然后走了。", "他想：为什么？然后走了。"),
        Arguments.of("keeps Chinese", "他说：“你好。”", "他说：“你好。”"),
        Arguments.of(
            "drops a reference definition",
            "[the map]: https://example.org\n\nGo [the map].",
            "Go the map."));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("spoken")
  void speaks(String what, String markdown, String spoken) {
    assertThat(blocks(markdown)).extracting(Block::text).containsExactly(spoken);
  }

  @Test
  void keepsWhatKindABlockIs() {
    String markdown =
        """
        # The train

        It was late.

        > "Go!"

        - one *apple*
          - two
        1. three

        ```
        code
        ```

            indented code

        <div>html</div>

        ***

        👍
        """;

    assertThat(blocks(markdown))
        .extracting(Block::kind, Block::text)
        .containsExactly(
            tuple(Kind.HEADING, "The train"),
            tuple(Kind.PARAGRAPH, "It was late."),
            tuple(Kind.PARAGRAPH, "\"Go!\""),
            tuple(Kind.LIST_ITEM, "one apple"),
            tuple(Kind.LIST_ITEM, "two"),
            tuple(Kind.LIST_ITEM, "three"));
  }

  @Test
  void findsNothingToSayInPunctuation() {
    assertThat(List.of("", "   ", "...", "![x](y)", "`code`", "😀"))
        .allSatisfy(markdown -> assertThat(blocks(markdown)).isEmpty());
  }
}
