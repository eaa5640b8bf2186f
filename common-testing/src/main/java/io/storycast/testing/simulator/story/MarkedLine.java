package io.storycast.testing.simulator.story;

import io.storycast.contracts.KeyPhrase;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A line of the story parts, and the phrase that is marked in it. */
record MarkedLine(String text, Optional<KeyPhrase> phrase) {

  private static final Pattern MARK =
      Pattern.compile("\\[\\[([^|]+)\\|([^|]+)\\|([^|]+)\\|([^]]+)]]");

  static MarkedLine of(String line) {
    Matcher mark = MARK.matcher(line);
    if (!mark.find()) {
      return new MarkedLine(line, Optional.empty());
    }
    KeyPhrase phrase = new KeyPhrase(mark.group(1), mark.group(2), mark.group(3), mark.group(4));
    return new MarkedLine(
        line.substring(0, mark.start()) + phrase.phrase() + line.substring(mark.end()),
        Optional.of(phrase));
  }
}
