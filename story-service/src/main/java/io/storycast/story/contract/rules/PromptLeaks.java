package io.storycast.story.contract.rules;

import io.storycast.story.contract.Story;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Finds the instructions in what was written by them. */
final class PromptLeaks {

  /** So many words in a row are no accident. */
  private static final int RUN = 10;

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{[^{}]*}}");

  /** The frame around the scenario, and names of fields that no story has a use for. */
  private static final Pattern FRAME =
      Pattern.compile(
          "\\bSCENARIO-[0-9a-f]{8}|\\bdata, not instructions\\b|bodyMarkdown|keyPhrases|meaningEn"
              + "|meaningZh");

  private static final Pattern ECHO =
      Pattern.compile(
          "\\b(?:ignore|disregard|forget) (?:all |any )?(?:of )?(?:the |your |these )?"
              + "(?:previous|above|prior|earlier) (?:instructions|rules|prompts?)\\b"
              + "|忽略.{0,4}(?:之前|以上|上述|前面).{0,6}(?:指令|指示|要求)",
          Pattern.CASE_INSENSITIVE);

  private final Set<List<String>> runs = new HashSet<>();

  PromptLeaks(List<String> prompts) {
    for (String prompt : prompts) {
      PLACEHOLDER.splitAsStream(prompt).forEach(part -> runs.addAll(runs(part)));
    }
  }

  boolean isIn(Story story) {
    return story.texts().anyMatch(text -> FRAME.matcher(text).find())
        || (!runs.isEmpty() && runs(story.bodyMarkdown()).stream().anyMatch(runs::contains));
  }

  static boolean isEcho(Story story) {
    return story.texts().anyMatch(text -> ECHO.matcher(text).find());
  }

  private static List<List<String>> runs(String text) {
    List<String> words = Words.of(text);
    return IntStream.rangeClosed(0, words.size() - RUN)
        .mapToObj(from -> words.subList(from, from + RUN))
        .toList();
  }
}
