package io.storycast.testing.simulator;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The text of a chat answer, correct or spoilt as a fault wants it. */
record ChatContent(String text, String finishReason) {

  private static final String STOP = "stop";
  private static final String LENGTH = "length";

  static ChatContent of(ObjectNode story, @Nullable FaultKind fault) {
    String json = story.toString();
    return switch (fault) {
      case STORY_FENCED -> stopped("```json\n" + json + "\n```");
      case STORY_IN_PROSE ->
          stopped("Sure! Here is your story:\n\n" + json + "\n\nLet me know if you like it.");
      case STORY_TRAILING_COMMA -> stopped(json.substring(0, json.length() - 1) + ",}");
      case STORY_FIELD_MISSING -> stopped(without(story, "bodyMarkdown"));
      case STORY_WRONG_TYPES -> stopped(wrongTypes(story));
      case STORY_CUT -> new ChatContent(json.substring(0, json.length() / 2), LENGTH);
      case STORY_REFUSED -> stopped("I'm sorry, but I can't help with that request.");
      case STORY_AFTER_THINKING ->
          stopped("<think>\nThe reader wants a story. {\"title\": 1}\n</think>\n" + json);
      case null, default -> stopped(json);
    };
  }

  /** Cut where the request's token limit ends it. */
  ChatContent limited(int maxCharacters) {
    return text.length() <= maxCharacters
        ? this
        : new ChatContent(text.substring(0, maxCharacters), LENGTH);
  }

  private static ChatContent stopped(String text) {
    return new ChatContent(text, STOP);
  }

  private static String without(ObjectNode story, String field) {
    ObjectNode copy = story.deepCopy();
    copy.remove(field);
    return copy.toString();
  }

  private static String wrongTypes(ObjectNode story) {
    ObjectNode copy = story.deepCopy();
    copy.put("title", 42).put("keyPhrases", "none");
    return copy.toString();
  }
}
