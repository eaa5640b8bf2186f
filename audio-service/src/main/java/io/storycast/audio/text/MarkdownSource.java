package io.storycast.audio.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/**
 * Finds where in the Markdown the characters of a text node stand. The parser tells the range of
 * the node; inside it, backslash escapes and entities make the source longer than the text.
 */
final class MarkdownSource {

  private static final Pattern ENTITY =
      Pattern.compile("&(?:#[xX][0-9a-fA-F]{1,6}|#[0-9]{1,7}|[a-zA-Z][a-zA-Z0-9]{1,31});");

  /** A text that differs in a way not foreseen here is found again within so many characters. */
  private static final int SEARCH = 64;

  private final String markdown;
  private final Parser parser;
  private final Map<String, String> entities = new HashMap<>();
  private int at;

  MarkdownSource(String markdown, Parser parser) {
    this.markdown = markdown;
    this.parser = parser;
  }

  /** Appends the node's text; nodes come in the order of the source. */
  void append(Text node, TracedText.Builder line) {
    List<SourceSpan> spans = node.getSourceSpans();
    int end = markdown.length();
    if (!spans.isEmpty()) {
      SourceSpan last = spans.getLast();
      at = Math.max(at, spans.getFirst().getInputIndex());
      end = Math.min(end, last.getInputIndex() + last.getLength());
    }
    append(node.getLiteral(), Math.max(at, end), line);
  }

  /** Appends a space for a line break or for something that is left out. */
  void appendSpace(TracedText.Builder line) {
    line.append(" ", at, Math.min(at + 1, markdown.length()));
  }

  private void append(String literal, int end, TracedText.Builder line) {
    Matcher entity = ENTITY.matcher(markdown).region(Math.min(at, end), end);
    int i = 0;
    while (i < literal.length()) {
      String decoded = "";
      if (at < end && markdown.charAt(at) == '&' && entity.region(at, end).lookingAt()) {
        decoded = entities.computeIfAbsent(entity.group(), this::decode);
      }
      if (!decoded.isEmpty() && literal.startsWith(decoded, i)) {
        line.append(decoded, at, entity.end());
        at = entity.end();
        i += decoded.length();
      } else {
        seek(literal.charAt(i), end);
        int next = Math.min(at + 1, Math.max(at, end));
        line.append(literal.substring(i, i + 1), at, next);
        at = next;
        i++;
      }
    }
  }

  private void seek(char wanted, int end) {
    if (at + 1 < end && markdown.charAt(at) == '\\' && isEscapable(markdown.charAt(at + 1))) {
      at++;
    }
    if (at < end && markdown.charAt(at) != wanted) {
      int found = markdown.substring(at, Math.min(end, at + SEARCH)).indexOf(wanted);
      at = found < 0 ? at : at + found;
    }
  }

  private static boolean isEscapable(char c) {
    return c > ' ' && c < 0x7F && !Character.isLetterOrDigit(c);
  }

  /** The parser knows all names of entities; what it does not decode is text as it stands. */
  private String decode(String entity) {
    Node block = parser.parse(entity).getFirstChild();
    boolean decodes =
        block != null
            && block.getFirstChild() instanceof Text text
            && !text.getLiteral().equals(entity);
    return decodes ? ((Text) block.getFirstChild()).getLiteral() : "";
  }
}
