package io.storycast.testing.simulator.story;

import io.storycast.contracts.KeyPhrase;
import java.util.List;

/** A story as the contract between service and model wants it. */
public record Story(String title, String bodyMarkdown, List<KeyPhrase> keyPhrases) {

  public Story {
    keyPhrases = List.copyOf(keyPhrases);
  }
}
