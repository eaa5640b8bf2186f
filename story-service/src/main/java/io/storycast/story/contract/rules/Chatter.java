package io.storycast.story.contract.rules;

import io.storycast.story.contract.Story;
import io.storycast.story.contract.StoryRule.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a model says to the one who asked, inside the body: before the story and after it. */
final class Chatter {

  private static final Pattern BEFORE =
      Pattern.compile(
          "\\A(?:sure|certainly|of course|absolutely|great)\\b[!,.].{0,200}\\bstory\\b.{0,200}\\z"
              + "|\\A(?:here is|here['’]s|below is)\\b.{0,200}\\bstory\\b.{0,200}:\\z"
              + "|\\A(?:好的|当然).{0,100}故事.{0,100}\\z",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final Pattern AFTER =
      Pattern.compile(
          "\\A(?:let me know if|i hope you (?:like|enjoy)|feel free to|would you like me to).{0,300}\\z"
              + "|\\A[(\\[（]?(?:word count|字数)\\s{0,5}[:：].{0,40}\\z|\\A[(\\[（]\\d+ (?:words|字)[)\\]）]\\z"
              + "|\\A希望(?:你|您)喜欢.{0,60}\\z",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /** The key phrases have a field of their own. */
  private static final Pattern GLOSSARY =
      Pattern.compile(
          "\\A[#*\\s]{0,10}(?:key phrases|key vocabulary|vocabulary|glossary|重点短语|词汇表?)[*\\s]{0,5}"
              + "(?:[:：]|\\R|\\z)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern MACHINE =
      Pattern.compile(
          "\\bas an AI (?:language )?model\\b|作为(?:一个)?(?:AI|人工智能)(?:语言)?模型",
          Pattern.CASE_INSENSITIVE);

  static final Check CHECK =
      (story, commission) ->
          MACHINE.matcher(story.bodyMarkdown()).find()
              ? List.of("The story must not speak as a language model.")
              : List.of();

  private Chatter() {}

  static Story removed(Story story) {
    List<String> all = Paragraphs.of(story.bodyMarkdown());
    List<String> paragraphs = new ArrayList<>(all);
    while (paragraphs.size() > 1 && isBefore(paragraphs.getFirst(), story.title())) {
      paragraphs.removeFirst();
    }
    cutGlossary(paragraphs);
    while (paragraphs.size() > 1 && AFTER.matcher(words(paragraphs.getLast())).matches()) {
      paragraphs.removeLast();
    }
    return paragraphs.size() == all.size() ? story : story.withBody(Paragraphs.joined(paragraphs));
  }

  /** Also the title, which has a field of its own. */
  private static boolean isBefore(String paragraph, String title) {
    String words = words(paragraph);
    String plain = words.toLowerCase(Locale.ROOT);
    return BEFORE.matcher(words).matches()
        || words.equalsIgnoreCase(title)
        || plain.equals("title: " + title.toLowerCase(Locale.ROOT));
  }

  /** Only behind the middle: a story may be about a vocabulary test. */
  private static void cutGlossary(List<String> paragraphs) {
    for (int i = Math.max(1, paragraphs.size() / 2); i < paragraphs.size(); i++) {
      if (GLOSSARY.matcher(paragraphs.get(i)).find()) {
        paragraphs.subList(i, paragraphs.size()).clear();
        return;
      }
    }
  }

  private static String words(String paragraph) {
    return paragraph.replace("#", "").replace("*", "").strip();
  }
}
