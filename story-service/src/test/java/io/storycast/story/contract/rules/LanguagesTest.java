package io.storycast.story.contract.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.storycast.story.contract.Commission;
import io.storycast.story.contract.Story;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguagesTest {

  private static final String EN =
      "The old man and his dog went to the sea, but it was cold and they had to go home with the"
          + " bus that was late.";
  private static final String FR =
      "Le vieil homme et son chien sont dans une rue, mais il ne fait pas beau et elle est avec"
          + " les autres pour une heure.";
  private static final String ES =
      "El hombre y su perro estaba en la calle, pero no había nadie y una mujer con los niños"
          + " para el autobús que su madre y el padre.";

  @ParameterizedTest
  @CsvSource({
    "en, EN, true", "en-GB, EN, true", "fr, FR, true", "es, ES, true", "'', FR, true",
    "xx, FR, true", "en, FR, false", "en, ES, false", "fr, EN, false", "es, EN, false",
    "de, FR, false", "zh, EN, false", "ja, EN, false", "ru, EN, false", "pl, EN, true"
  })
  void knowsLanguageOfBody(String language, String text, boolean right) {
    String body = text.equals("EN") ? EN : text.equals("FR") ? FR : ES;

    assertThat(
            Languages.check(new Story("T", body, List.of()), new Commission(language, 0)).isEmpty())
        .isEqualTo(right);
  }
}
