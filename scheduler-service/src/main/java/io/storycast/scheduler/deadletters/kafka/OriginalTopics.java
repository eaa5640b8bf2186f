package io.storycast.scheduler.deadletters.kafka;

import io.storycast.contracts.Topics;
import java.util.List;
import java.util.Optional;

/** What the name of a dead-letter topic tells about a record that tells nothing itself. */
final class OriginalTopics {

  /** Spring's ending, that of its older versions, and what others use. */
  private static final List<String> ENDINGS =
      List.of("-dlt", ".DLT", ".dlt", "-DLT", "_dlt", "_DLT");

  private OriginalTopics() {}

  /** Which service of ours gave up, if it is a dead-letter topic of ours. */
  static Optional<String> service(String deadLetterTopic) {
    return Topics.consumers().keySet().stream()
        .filter(service -> deadLetterTopic.endsWith(Topics.deadLetters("", service)))
        .findFirst();
  }

  /** The topic the records come from, if the name follows a custom. */
  static Optional<String> of(String deadLetterTopic) {
    Optional<String> ours =
        service(deadLetterTopic).map(service -> Topics.deadLetters("", service));
    return ours.or(() -> ENDINGS.stream().filter(deadLetterTopic::endsWith).findFirst())
        .map(ending -> deadLetterTopic.substring(0, deadLetterTopic.length() - ending.length()))
        .filter(topic -> !topic.isEmpty());
  }
}
