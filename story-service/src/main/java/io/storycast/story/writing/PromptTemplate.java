package io.storycast.story.writing;

import io.storycast.contracts.ContentHash;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The instructions to the model, with placeholders such as {@code {{level}}}. */
public final class PromptTemplate {

  private static final Set<String> KNOWN = Set.of("language", "level", "words", "tone", "audience");
  private static final Pattern LEADING_COMMENT =
      Pattern.compile("\\A\\uFEFF?\\s*<!--.*?-->\\s*", Pattern.DOTALL);
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*([^{}]*?)\\s*}}");

  private final String file;
  private final String instructions;

  private PromptTemplate(String file, String instructions) {
    this.file = file;
    this.instructions = instructions;
  }

  /**
   * A template from the text of a prompt file; a comment at its start is not sent.
   *
   * @throws IllegalArgumentException when it is empty or has a placeholder that nothing fills
   */
  public static PromptTemplate parse(String file) {
    String instructions = LEADING_COMMENT.matcher(file).replaceFirst("").strip();
    if (instructions.isEmpty()) {
      throw new IllegalArgumentException("The prompt file has no instructions.");
    }
    Set<String> unknown = new TreeSet<>();
    Matcher placeholder = PLACEHOLDER.matcher(instructions);
    while (placeholder.find()) {
      unknown.add(placeholder.group(1));
    }
    unknown.removeAll(KNOWN);
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "The prompt file has unknown placeholders %s; known are %s."
              .formatted(unknown, new TreeSet<>(KNOWN)));
    }
    return new PromptTemplate(file, instructions);
  }

  /** SHA-256 of the whole file, so that a story can be traced to its prompt. */
  public String sha256() {
    return ContentHash.of(file);
  }

  /** What is sent, with its placeholders. */
  public String instructions() {
    return instructions;
  }

  String fill(Map<String, String> values) {
    return PLACEHOLDER
        .matcher(instructions)
        .replaceAll(found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), "")));
  }
}
