package io.storycast.audio.text.spoken;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds something in a sentence, and says it in words where its reading is certain. */
record Rewrite(Pattern pattern, Saying saying) {

  /** What is said for a match; null leaves it as it is written. */
  interface Saying {
    @Nullable String of(Found found);
  }

  /** The same words for every match. */
  static Rewrite of(String regex, String words) {
    return new Rewrite(Pattern.compile(regex), _ -> words);
  }

  static Rewrite of(String regex, Saying saying) {
    return new Rewrite(Pattern.compile(regex), saying);
  }

  String in(String sentence) {
    return pattern
        .matcher(sentence)
        .replaceAll(
            match -> {
              String words = saying.of(new Found(sentence, match));
              return Matcher.quoteReplacement(words == null ? match.group() : words);
            });
  }

  /** A match in its sentence. */
  record Found(String sentence, MatchResult match) {

    /** How far the neighbourhood reaches: no word that decides anything is longer. */
    private static final int WINDOW = 40;

    private static final Pattern WORD_BEFORE = Pattern.compile("([\\p{L}'’.]+),?[ -]$");
    private static final Pattern WORD_AFTER = Pattern.compile("^[ -](\\p{L}[\\p{L}'’]*)");
    private static final Pattern ENDS = Pattern.compile("^[^\\p{L}\\p{N}]*$");

    String group(int number) {
      String group = match.group(number);
      return group == null ? "" : group;
    }

    /** The word before the match, or nothing where it is not a word. */
    String wordBefore() {
      Matcher word = WORD_BEFORE.matcher(before());
      return word.find() ? word.group(1) : "";
    }

    /** The word behind the match, or nothing where something else follows. */
    String wordAfter() {
      Matcher word = WORD_AFTER.matcher(after());
      return word.find() ? word.group(1) : "";
    }

    String before() {
      return sentence.substring(Math.max(0, match.start() - WINDOW), match.start());
    }

    String after() {
      return sentence.substring(match.end(), Math.min(sentence.length(), match.end() + WINDOW));
    }

    /** Gives back the full stop of the sentence that an abbreviation took with it. */
    String withFullStop(String words) {
      boolean last = match.end() + WINDOW > sentence.length() && ENDS.matcher(after()).matches();
      return last && !after().matches(".*[.!?…].*") ? words + "." : words;
    }
  }
}
