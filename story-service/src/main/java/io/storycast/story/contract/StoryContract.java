package io.storycast.story.contract;

import io.storycast.contracts.KeyPhrase;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Reads a model's answer: JSON, then schema, then rules. Each stage needs the one before. */
public final class StoryContract {

  /** More would only lengthen the repair call. */
  private static final int MOST_VIOLATIONS = 12;

  private final JsonAnswers answers = new JsonAnswers(JsonRepairs.IN_ORDER);
  private final AnswerSchema schema = AnswerSchema.ofStories();
  private final List<StoryRule> rules;

  /**
   * A contract with these rules on top of the schema.
   *
   * @param rules for example {@link StoryRules#BASIC}
   */
  public StoryContract(List<StoryRule> rules) {
    this.rules = List.copyOf(rules);
  }

  /** Reads the text of an answer. */
  public Reading read(String answer) {
    return switch (answers.read(answer)) {
      case JsonAnswers.NotFound nothing -> new Reading.Broken(List.of(nothing.why()));
      case JsonAnswers.Found json -> check(json);
    };
  }

  private Reading check(JsonAnswers.Found json) {
    List<String> violations = schema.violations(json.root());
    if (!violations.isEmpty()) {
      return new Reading.Broken(first(violations));
    }
    Story story = Tidying.tidy(story(json.root()));
    List<String> broken = new ArrayList<>();
    rules.forEach(rule -> broken.addAll(rule.violations(story)));
    return broken.isEmpty()
        ? new Reading.Kept(story, json.repairs())
        : new Reading.Broken(first(broken));
  }

  private static Story story(JsonNode root) {
    List<KeyPhrase> phrases = new ArrayList<>();
    for (JsonNode phrase : root.get("keyPhrases")) {
      phrases.add(
          new KeyPhrase(
              phrase.get("phrase").stringValue(),
              phrase.get("meaningEn").stringValue(),
              phrase.get("meaningZh").stringValue(),
              phrase.get("type").stringValue()));
    }
    return new Story(
        root.get("title").stringValue(), root.get("bodyMarkdown").stringValue(), phrases);
  }

  private static List<String> first(List<String> violations) {
    return List.copyOf(violations.subList(0, Math.min(violations.size(), MOST_VIOLATIONS)));
  }
}
