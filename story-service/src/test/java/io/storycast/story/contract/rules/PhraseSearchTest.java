package io.storycast.story.contract.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhraseSearchTest {

  @ParameterizedTest
  @CsvSource({
    "en, run out of, She had run out of coins.",
    "en, run out of, She is running out of coins.",
    "en, run out of, She ran out of coins.",
    "en, pick up, He picked it up.",
    "en, pick sth up, He picks the heavy box up.",
    "en, Make up one's mind, She made up her mind.",
    "en, be in a hurry, They were in a hurry.",
    "en, to give in, Nobody gave in.",
    "en, well-known, A well known song.",
    "en, don’t mind, I don't mind.",
    "en, it’s raining cats and dogs, It's *raining* cats and dogs!",
    "en, carry, She carried it.",
    "en, story, Two stories.",
    "en, stop, They were stopping.",
    "en, put up with, He puts up with it.",
    "en, knife, Three knives.",
    "de, das Haus, Die Häuser sind alt.",
    "es, corazón, ¡Corazón mío!",
    "zh, 雨伞, 她没有带雨伞。",
    "zh, 一边…一边, 他们一边走路一边聊天。",
    "ja, 雨が降る, 昨日は雨が降るでしょうと言いました。",
    "ru, дом, Мы дома.",
    "ar, مظلة, كانت معه مظلة كبيرة."
  })
  void findsPhraseAsReaderWould(String language, String phrase, String body) {
    assertThat(new PhraseSearch(body, language).finds(phrase)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "en, run out of, They ran home.",
    "en, give up, 'Up there, give me a hand.'",
    "en, look after, 'Look! It was late, and nobody had ever been there after the rain.'",
    "en, umbrella, A bus.",
    "en, '...', A bus.",
    "zh, 学习, 学生练习。",
    "de, der Hund, Die Katze schläft."
  })
  void missesWhatIsNotThere(String language, String phrase, String body) {
    assertThat(new PhraseSearch(body, language).finds(phrase)).isFalse();
  }
}
