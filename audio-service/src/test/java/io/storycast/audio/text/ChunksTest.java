package io.storycast.audio.text;

import static io.storycast.audio.text.Chunk.Joint.CLAUSE;
import static io.storycast.audio.text.Chunk.Joint.HEADING;
import static io.storycast.audio.text.Chunk.Joint.LIST_ITEM;
import static io.storycast.audio.text.Chunk.Joint.PARAGRAPH;
import static io.storycast.audio.text.Chunk.Joint.SENTENCE;
import static io.storycast.audio.text.Chunk.Joint.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.storycast.audio.text.spoken.Reading;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChunksTest {

  private static List<Chunk> chunks(int limit, String... paragraphs) {
    String markdown = String.join("\n\n", paragraphs);
    return Chunks.of(NarrationText.of(markdown, "en", Reading.asWritten()).blocks(), limit);
  }

  @Test
  void makesOneChunkOfEverySentence() {
    assertThat(chunks(300, "One two. Three four.", "Five."))
        .extracting(Chunk::joint, Chunk::text)
        .containsExactly(
            tuple(START, "One two."), tuple(SENTENCE, "Three four."), tuple(PARAGRAPH, "Five."));
  }

  @Test
  void changesOneChunkWhenOneSentenceIsChanged() {
    String text = "One two. Three four. Five six. Seven.";

    assertThat(chunks(300, text.replace("Three four", "Three and a half")))
        .extracting(Chunk::text)
        .containsExactly("One two.", "Three and a half.", "Five six.", "Seven.");
  }

  @Test
  void beginsAtTheFirstBlockWithWords() {
    assertThat(chunks(100, "…", "One.")).extracting(Chunk::joint).containsExactly(START);
  }

  @Test
  void joinsBlocksByTheirKinds() {
    assertThat(chunks(100, "# Title", "Text.", "- One\n- Two", "# End"))
        .extracting(Chunk::joint)
        .containsExactly(START, HEADING, PARAGRAPH, LIST_ITEM, HEADING);
  }

  @Test
  void cutsATooLongSentenceAtClausesThenAtWords() {
    assertThat(chunks(20, "When it rained, they all stayed at home together. Then sun."))
        .extracting(Chunk::joint, Chunk::text)
        .containsExactly(
            tuple(START, "When it rained,"),
            tuple(CLAUSE, "they all stayed at"),
            tuple(CLAUSE, "home together."),
            tuple(SENTENCE, "Then sun."));
  }

  @Test
  void cutsAWordWithoutEndOnlyBetweenCharacters() {
    String word = "𝒜".repeat(25);

    List<Chunk> chunks = chunks(10, word);

    assertThat(chunks).extracting(Chunk::text).allMatch(text -> text.codePoints().count() <= 10);
    assertThat(chunks).extracting(Chunk::text).allMatch(text -> text.replace("𝒜", "").isEmpty());
    assertThat(String.join("", chunks.stream().map(Chunk::text).toList())).isEqualTo(word);
  }

  @Test
  void countsAChineseCharacterAsThreeLetters() {
    assertThat(chunks(35, "今天很冷，我们在家，他们也在家。"))
        .extracting(Chunk::text)
        .containsExactly("今天很冷，我们在家，", "他们也在家。");
  }

  @Test
  void cutsALongChineseClauseBetweenWords() {
    assertThat(chunks(24, "我们今天去北京大学看电影然后回家吃晚饭。"))
        .extracting(Chunk::text)
        .containsExactly("我们今天去北京", "大学看电影然后", "回家吃晚饭。");
  }

  @Test
  void tellsWhichSentenceEachPartBelongsTo() {
    List<Chunk> chunks = chunks(20, "When it rained, they stayed in. Then sun.");

    assertThat(chunks)
        .extracting(chunk -> chunk.sentence().written())
        .containsExactly(
            "When it rained, they stayed in.", "When it rained, they stayed in.", "Then sun.");
  }

  @Test
  void leavesOutPartsWithoutWords() {
    String text = "aaaaaaaaaa " + "— ".repeat(30) + "bbbbbbbbbb.";

    assertThat(chunks(12, text)).extracting(Chunk::text).allMatch(SpeakableText::hasWords);
  }

  @Test
  void losesNoWord() {
    String text =
        "Maya had never missed a train before; on Monday she did. \"Is it gone?\" she asked. Yes.";

    for (int limit = 5; limit < 100; limit++) {
      String joined = String.join(" ", chunks(limit, text).stream().map(Chunk::text).toList());
      assertThat(joined.replaceAll("\\P{L}", "")).isEqualTo(text.replaceAll("\\P{L}", ""));
    }
  }
}
