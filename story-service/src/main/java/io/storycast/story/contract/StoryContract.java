package io.storycast.story.contract;

import io.storycast.contracts.KeyPhrase;
import io.storycast.story.contract.json.JsonAnswers;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a model's answer: JSON, then shape and schema, then rules. Each stage needs the one before,
 * and repairs what it can before it complains: a complaint costs another call.
 */
public final class StoryContract {

  /** More would only lengthen the repair call. */
  private static final int MOST_VIOLATIONS = 12;

  private final AnswerSchema schema = AnswerSchema.ofStories();
  private final List<StoryRule> rules;

  /**
   * A contract with these rules on top of the schema.
   *
   * @param rules applied in this order; those that are off are ignored
   */
  public StoryContract(List<StoryRule> rules) {
    this.rules = rules.stream().filter(rule -> rule.mode() != RuleMode.OFF).toList();
  }

  /** Reads the text of a whole answer, whatever was asked for. */
  public Reading read(String answer) {
    return read(answer, Commission.ANY, false);
  }

  /**
   * Reads the text of an answer.
   *
   * @param cutOff whether the model ran out of tokens before it ended
   */
  public Reading read(String answer, Commission commission, boolean cutOff) {
    return switch (JsonAnswers.read(answer, cutOff)) {
      case JsonAnswers.NotFound nothing ->
          Declining.isProse(answer)
              ? new Reading.Declined()
              : new Reading.Broken(List.of(nothing.why()));
      case JsonAnswers.Found json -> read(json, commission);
    };
  }

  private Reading read(JsonAnswers.Found json, Commission commission) {
    if (declines(json.root())) {
      return new Reading.Declined();
    }
    AnswerShape.Shaped shaped = AnswerShape.of(json.root());
    List<String> violations = schema.violations(shaped.root());
    if (!violations.isEmpty()) {
      return new Reading.Broken(first(violations));
    }
    List<String> repairs = new ArrayList<>(json.repairs());
    repairs.addAll(shaped.repairs());
    return check(Tidying.tidy(story(shaped.root())), repairs, commission);
  }

  /** An apology where the story should be; with phrases, somebody in the story apologises. */
  private static boolean declines(ObjectNode root) {
    return root.path("keyPhrases").isEmpty()
        && root.valueStream()
            .anyMatch(value -> value.isString() && Declining.isField(value.stringValue()));
  }

  private Reading check(Story received, List<String> repairs, Commission commission) {
    Story story = received;
    for (StoryRule rule : rules) {
      Story mended = rule.mend().mended(story, commission);
      if (!mended.equals(story)) {
        repairs.add(rule.name());
        story = mended;
      }
    }
    List<String> warnings = new ArrayList<>();
    List<String> violations = new ArrayList<>();
    for (StoryRule rule : rules) {
      List<String> broken = rule.check().violations(story, commission);
      if (rule.mode() == RuleMode.REFUSE) {
        violations.addAll(broken);
      } else if (!broken.isEmpty()) {
        warnings.add(rule.name());
      }
    }
    return violations.isEmpty()
        ? new Reading.Kept(story, List.copyOf(repairs), List.copyOf(warnings))
        : new Reading.Broken(first(violations));
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
