package io.storycast.audio.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentencesTest {

  /** A bar stands where a sentence ends; the space before it belongs to the text. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "One. |Two! |Three?",
        "Mr. Smith met Dr. Jones. |They talked.",
        "See e.g. Section 2, i.e. The end. |Done.",
        "It costs $1,234.50 today. |Pi is 3.14 or so.",
        "We met at 5 p.m. on Monday. |It rained.",
        "We met at 5 p.m. |It rained.",
        "We met at 5 p.m. |Rain fell.",
        "J. K. Rowling wrote it. |George R. R. Martin did not.",
        "So did I. |Then we left.",
        "She joined the U.S. Army in May. |He lives in the U.S. |She does not.",
        "We live on Main St. |The park is near St. Mary's.",
        "Martin Luther King Jr. spoke. |He was Tom Jones Jr. |They knew.",
        "No. 5 is alive. |She said no. |No. |Never.",
        "On Jan. 5 it began. |Jan. |He left.",
        "\"Is it 3.14?\" he asked. |She nodded.",
        "\"Where are you?\" Tom asked. |\"Here!\" said Ann.",
        "\"Stop!\" cried the old man. |Nobody stopped.",
        "\"I am here.\" |She smiled.",
        "\"Really?\" |\"Yes,\" she said.",
        "“Is it you?” she whispered. |“It is.” |He laughed.",
        "He waited... and waited. |Then... |Nothing. |It was... |The end.",
        "He waited… and waited. |Then… |Nothing.",
        "What?! |No way!! |(It was late.) |She slept.",
        "Visit example.org today. |Use version 2.0.1 now.",
        "今天很冷。|你去哪儿？|走吧！|天黑了；|我们回家。",
        "“你好吗？”他问。|“我很好。”|她笑了。",
        "“走吧！”小明喊道。|他们走了。",
        "He paid 5.|",
        "No end",
        "مرحبا؟ |نعم. |حسنا.",
      })
  void cutsWhereTheVoicePauses(String marked) {
    List<String> expected =
        List.of(marked.split("\\|")).stream().filter(part -> !part.isEmpty()).toList();
    String text = marked.replace("|", "");

    assertThat(Sentences.of(text)).containsExactlyElementsOf(expected);
    assertThat(String.join("", Sentences.of(text))).isEqualTo(text);
  }
}
