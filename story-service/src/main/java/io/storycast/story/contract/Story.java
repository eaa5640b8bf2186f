package io.storycast.story.contract;

import io.storycast.contracts.KeyPhrase;
import java.util.List;

/**
 * What a model wrote.
 *
 * @param bodyMarkdown paragraphs separated by blank lines
 */
public record Story(String title, String bodyMarkdown, List<KeyPhrase> keyPhrases) {

  public Story {
    keyPhrases = List.copyOf(keyPhrases);
  }
}
