package io.storycast.story.model;

import java.util.Optional;

/** How JSON is asked for, from the firmest way down. */
enum AnswerMode {
  /** Structured output with the schema, strict. */
  JSON_SCHEMA,
  /** Any JSON object; the shape is told in the messages. */
  JSON_OBJECT,
  /** The messages alone. */
  PROMPT_ONLY;

  /** The next way down, empty at the bottom. */
  Optional<AnswerMode> below() {
    return this == PROMPT_ONLY ? Optional.empty() : Optional.of(values()[ordinal() + 1]);
  }
}
