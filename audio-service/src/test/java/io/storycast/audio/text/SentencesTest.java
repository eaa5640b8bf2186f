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
        "Take bus no. 42 or so. |Lee (b. 1852) did.",
        "He paid 5.|",
        "No end",
        "مرحبا؟ |نعم. |حسنا.",
        "\"I will.\" |\"You won't.\" |Then silence.",
        "J. R. R. Tolkien met C. S. Lewis. |They talked.",
        "She has a Ph.D. in physics. |He has an M.D. from Yale.",
        "... Hello? |— Who is there?",
        "It ended at 10:30 p.m. on Jan. 5, 1998. |We slept.",
        "He read pp. 5–10 and Fig. 3. |Then he slept.",
        "The firm, Smith & Co. Ltd. of London, closed. |Nobody wept.",
        "“Wait!”—he was gone. |“Oh.”",
        "(He left.) |[She stayed.] |Good.",
        "She whispered, ‘Run!’ |And they ran.",
        "Apples, pears, etc. were sold. |Plums, etc. |The rest stayed.",
      })
  void cutsEnglish(String marked) {
    assertCut(marked, "en");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "今天很冷。|你去哪儿？|走吧！|天黑了；|我们回家。",
        "“你好吗？”他问。|“我很好。”|她笑了。",
        "“走吧！”小明喊道。|他们走了。",
        "他说：“你好。|我是小明。”|然后他走了。|她笑了。",
        "今天（星期三）下雨了。|明天呢？！|不知道……|也许吧。",
        "“我……我不知道。”她说。|他等了……|然后走了。",
        "圆周率是3.14左右。|价格是1,234.50元！",
        "他问：“谁？”|没有人理他。",
        "《红楼梦》很长。|“红楼梦”“西游记”都是小说。",
        "「走吧！」小明喊道。|他們走了。",
        "他用 Wi-Fi 上网。|Dr. Smith 来了。|好！",
      })
  void cutsChinese(String marked) {
    assertCut(marked, "zh");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "今日は寒いです。|どこへ行きますか？|行きましょう！",
        "「行くよ。」と彼は言った。|彼女は笑った。",
        "「元気？」って聞いた。|彼はうなずいた。",
        "「うん」|「行こう」二人は走った。",
        "「もう遅い。」|「まだ大丈夫。」|彼らは待った。",
        "『羅生門』を読んだ。|面白かった！|本当に？",
        "彼は待った……|そして帰った。",
        "「え……え、何？」|彼は驚いた。",
        "値段は3.5ドルです。|安いね。",
      })
  void cutsJapanese(String marked) {
    assertCut(marked, "ja");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Es war kalt. |Wo bist du? |Komm!",
        "Am 3. Oktober 1990 regnete es. |Der 2. Weltkrieg war vorbei.",
        "Im 19. Jahrhundert lebte er. |Er wurde 80. |Dann starb er.",
        "Er mag Obst, z. B. Äpfel und d. h. Birnen. |Sie nicht.",
        "Sie wohnt bei Dr. Müller in der Str. 5. |Er auch.",
        "„Wo bist du?“ fragte Tom. |„Hier!“ |Sie lachte.",
        "»Komm mit!« |Sie ging. |»Warum?«, fragte er. |»Darum.«",
        "Das kostet ca. 5 Mio. Euro usw. |Die Stadt zahlt.",
        "Nr. 5 lebt, vgl. Kap. 3 und S. 12. |Ende.",
        "Sein 60. Geburtstag kam. |Alle kamen.",
      })
  void cutsGerman(String marked) {
    assertCut(marked, "de");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Il pleut. |Où vas-tu? |Viens!",
        "« Où vas-tu ? » demanda-t-il. |« Nulle part. » |Elle rit.",
        "M. Dupont et Mme Martin sont là. |Ils parlent.",
        "MM. Dupont et Durand, p. ex. les voisins. |Oui.",
        "Il naquit en 50 av. J.-C. à Rome. |Puis il partit.",
        "L'abbé dit « Non ! » |Personne ne bougea.",
        "Il attendit… |Puis il partit. |Il attendit… longtemps.",
      })
  void cutsFrench(String marked) {
    assertCut(marked, "fr");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "¿Dónde estás? |¡Ven aquí! |No.",
        "—¿Vienes? —preguntó Ana. |—Sí —dijo él.",
        "El Sr. López y la Sra. Díaz llegaron. |Hablaron.",
        "Vive en EE. UU. desde mayo. |Ella vive en EE. UU. |Él no.",
        "Compró fruta, p. ej. Manzanas Fuji. |Luego se fue.",
        "¿Cómo está Ud. hoy? |Bien, gracias a Ud. |Entonces, adiós.",
        "«¿Quién es?» |Nadie contestó. |«¡Abre!» gritó Luis.",
      })
  void cutsSpanish(String marked) {
    assertCut(marked, "es");
  }

  private static void assertCut(String marked, String language) {
    List<String> expected =
        List.of(marked.split("\\|")).stream().filter(part -> !part.isEmpty()).toList();
    String text = marked.replace("|", "");

    assertThat(Sentences.of(text, language)).containsExactlyElementsOf(expected);
  }
}
