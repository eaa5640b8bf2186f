package io.storycast.story.contract;

import io.storycast.contracts.KeyPhrase;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Small things that are put right without asking anybody: spaces, line ends, repeated phrases. */
final class Tidying {

  private static final Pattern MANY_BLANK_LINES = Pattern.compile("\\n{3,}");

  private Tidying() {}

  static Story tidy(Story story) {
    return new Story(
        story.title().strip(), body(story.bodyMarkdown()), phrases(story.keyPhrases()));
  }

  private static String body(String body) {
    String lines = body.replace("\r\n", "\n").replace('\r', '\n');
    if (lines.indexOf('\n') < 0) {
      // Escaped twice: the model wrote backslash and n.
      lines = lines.replace("\\n", "\n");
    }
    String ends = String.join("\n", lines.lines().map(String::stripTrailing).toList());
    return MANY_BLANK_LINES.matcher(ends).replaceAll("\n\n").strip();
  }

  private static List<KeyPhrase> phrases(List<KeyPhrase> phrases) {
    Map<String, KeyPhrase> unique = new LinkedHashMap<>();
    for (KeyPhrase phrase : phrases) {
      KeyPhrase tidy =
          new KeyPhrase(
              phrase.phrase().strip(),
              phrase.meaningEn().strip(),
              phrase.meaningZh().strip(),
              phrase.type().strip());
      unique.putIfAbsent(tidy.phrase().toLowerCase(Locale.ROOT), tidy);
    }
    return List.copyOf(unique.values());
  }
}
