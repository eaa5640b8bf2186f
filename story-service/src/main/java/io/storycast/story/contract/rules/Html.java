package io.storycast.story.contract.rules;

import io.storycast.story.contract.Story;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * HTML. Tags that only format become the Markdown they mean, or nothing; a tag that could do
 * something stays, and is refused.
 */
final class Html {

  private static final Pattern LINE_BREAK =
      Pattern.compile("<br\\b[^<>]*>", Pattern.CASE_INSENSITIVE);
  private static final Pattern PARAGRAPH =
      Pattern.compile("</?(?:p|div)\\b[^<>]*>", Pattern.CASE_INSENSITIVE);
  private static final Pattern ITALIC =
      Pattern.compile("</?(?:i|em)\\b[^<>]*>", Pattern.CASE_INSENSITIVE);
  private static final Pattern FORMAT =
      Pattern.compile(
          "</?(?:b|strong|u|span|small|center|font|mark)\\b[^<>]*>", Pattern.CASE_INSENSITIVE);
  private static final Pattern ANY = Pattern.compile("</?[A-Za-z!?][^<>]*>|<!--");

  /** Never those that could make a tag. */
  private static final Map<String, String> ENTITIES =
      Map.of("nbsp", " ", "quot", "\"", "apos", "'", "#39", "'", "#34", "\"", "mdash", "—");

  private static final Pattern ENTITY = Pattern.compile("&(nbsp|quot|apos|#39|#34|mdash);");

  private Html() {}

  static Story plain(Story story) {
    return story.edited(Html::plain);
  }

  private static String plain(String text) {
    if (text.indexOf('<') < 0 && text.indexOf('&') < 0) {
      return text;
    }
    String plain = withoutComments(text);
    plain = LINE_BREAK.matcher(plain).replaceAll("\n");
    plain = PARAGRAPH.matcher(plain).replaceAll("\n\n");
    plain = ITALIC.matcher(plain).replaceAll("*");
    plain = FORMAT.matcher(plain).replaceAll("");
    plain =
        ENTITY
            .matcher(plain)
            .replaceAll(
                found -> Matcher.quoteReplacement(ENTITIES.getOrDefault(found.group(1), "")));
    return plain.equals(text) ? text : Spaces.closed(plain);
  }

  /** Nobody sees them, so nothing they say belongs to the story. */
  private static String withoutComments(String text) {
    StringBuilder rest = new StringBuilder();
    int copied = 0;
    for (int start = text.indexOf("<!--"); start >= 0; start = text.indexOf("<!--", copied)) {
      int end = text.indexOf("-->", start + 4);
      if (end < 0) {
        break;
      }
      rest.append(text, copied, start);
      copied = end + 3;
    }
    return rest.append(text, copied, text.length()).toString();
  }

  static boolean isIn(String text) {
    return ANY.matcher(text).find();
  }
}
