package io.storycast.story.contract;

import io.storycast.contracts.KeyPhrase;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What a model wrote.
 *
 * @param bodyMarkdown paragraphs separated by blank lines
 */
public record Story(String title, String bodyMarkdown, List<KeyPhrase> keyPhrases) {

  public Story {
    keyPhrases = List.copyOf(keyPhrases);
  }

  public Story withTitle(String other) {
    return new Story(other, bodyMarkdown, keyPhrases);
  }

  public Story withBody(String other) {
    return new Story(title, other, keyPhrases);
  }

  public Story withPhrases(List<KeyPhrase> others) {
    return new Story(title, bodyMarkdown, others);
  }

  /** Every text of it: title, body, and the fields of the phrases. */
  public Stream<String> texts() {
    return Stream.concat(
        Stream.of(title, bodyMarkdown), keyPhrases.stream().flatMap(Story::fields));
  }

  /** The same story with every text edited alike. */
  public Story edited(UnaryOperator<String> edit) {
    return new Story(
        edit.apply(title),
        edit.apply(bodyMarkdown),
        keyPhrases.stream()
            .map(
                phrase ->
                    new KeyPhrase(
                        edit.apply(phrase.phrase()),
                        edit.apply(phrase.meaningEn()),
                        edit.apply(phrase.meaningZh()),
                        edit.apply(phrase.type())))
            .toList());
  }

  private static Stream<String> fields(KeyPhrase phrase) {
    return Stream.of(phrase.phrase(), phrase.meaningEn(), phrase.meaningZh(), phrase.type());
  }
}
