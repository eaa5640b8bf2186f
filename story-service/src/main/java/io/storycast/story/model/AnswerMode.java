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
    return switch (this) {
      case JSON_SCHEMA -> Optional.of(JSON_OBJECT);
      case JSON_OBJECT -> Optional.of(PROMPT_ONLY);
      case PROMPT_ONLY -> Optional.empty();
    };
  }
}
