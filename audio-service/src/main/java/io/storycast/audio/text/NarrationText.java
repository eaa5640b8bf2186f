package io.storycast.audio.text;

import io.storycast.audio.text.spoken.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * What of a Markdown text is read aloud.
 *
 * <p>Text of headings, paragraphs, quotes and list items stays, with the labels of links and the
 * words inside emphasis. Code, images, raw HTML, footnotes and link targets go. The whole text is
 * parsed at once, because a delimiter may close far behind where it opened.
 */
public final class NarrationText {

  /** Between two blocks of the plain text. */
  private static final String BLANK_LINE = "\n\n";

  /** No story nests deeper; a hostile one would exhaust the parser. */
  private static final int DEEPEST = 100;

  private static final Parser PARSER =
      Parser.builder()
          .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
          .maxOpenBlockParsers(DEEPEST)
          .maxInlineNesting(DEEPEST)
          .build();

  private static final Pattern LINE_BREAK_TAG = Pattern.compile("(?i)<(?:br|p|wbr)\\b.*");
  private static final Pattern FOOTNOTE = Pattern.compile("\\[\\^[^\\]\\s]{1,50}\\]:.*");

  private final MarkdownSource source;
  private final String language;
  private final Reading reading;
  private final List<Block> blocks = new ArrayList<>();
  private final StringBuilder plainText = new StringBuilder();

  private NarrationText(String markdown, String language, Reading reading) {
    this.source = new MarkdownSource(markdown, PARSER);
    this.language = language;
    this.reading = reading;
  }

  /**
   * Reads a story.
   *
   * @param language BCP 47 tag of the text; decides about abbreviations and numbers
   * @param reading how written text is said
   */
  public static NarrationText of(String markdown, String language, Reading reading) {
    String primary = Locale.forLanguageTag(language).getLanguage();
    NarrationText narration = new NarrationText(markdown, primary, reading);
    Tree.walk(PARSER.parse(markdown), narration::enter);
    return narration;
  }

  /** The speakable blocks in reading order; empty when nothing is left to read. */
  public List<Block> blocks() {
    return List.copyOf(blocks);
  }

  /** The texts of the blocks with a blank line between them. */
  public String plainText() {
    return plainText.toString();
  }

  /** Blocks that are neither containers nor entered here are not for the ear. */
  private boolean enter(Node node) {
    switch (node) {
      case Heading heading -> add(heading, Block.Kind.HEADING);
      case Paragraph text when isInList(text) -> add(text, Block.Kind.LIST_ITEM);
      case Paragraph text -> add(text, Block.Kind.PARAGRAPH);
      default -> {
        return true;
      }
    }
    return false;
  }

  private static boolean isInList(Node block) {
    Node parent = block.getParent();
    while (parent != null && !(parent instanceof ListItem)) {
      parent = parent.getParent();
    }
    return parent != null;
  }

  private void add(Node node, Block.Kind kind) {
    TracedText line = SpeakableText.of(lineOf(node));
    String text = line.toString();
    if (!SpeakableText.hasWords(text) || FOOTNOTE.matcher(text).lookingAt()) {
      return;
    }
    if (!plainText.isEmpty()) {
      plainText.append(BLANK_LINE);
    }
    int offset = plainText.length();
    plainText.append(text);
    blocks.add(new Block(kind, text, sentences(line, offset)));
  }

  private List<Sentence> sentences(TracedText line, int offset) {
    List<Sentence> sentences = new ArrayList<>();
    int start = 0;
    for (String withSpace : Sentences.of(line.toString(), language)) {
      String written = withSpace.strip();
      int end = start + written.length();
      sentences.add(
          new Sentence(
              written,
              reading.of(written, language),
              line.origin(start, end),
              new Span(offset + start, offset + end)));
      start += withSpace.length();
    }
    return sentences;
  }

  private TracedText lineOf(Node block) {
    TracedText.Builder line = new TracedText.Builder();
    Tree.walk(block, inline -> append(inline, line));
    return line.build();
  }

  private boolean append(Node inline, TracedText.Builder line) {
    switch (inline) {
      case Text text -> source.append(text, line);
      case SoftLineBreak _, HardLineBreak _, Code _ -> source.appendSpace(line);
      case HtmlInline tag when LINE_BREAK_TAG.matcher(tag.getLiteral()).matches() ->
          source.appendSpace(line);
      // Its alternative text is for those who cannot see it, not part of the story.
      case Image _ -> {
        return false;
      }
      case Link link when isFootnoteMark(link.getFirstChild()) -> {
        return false;
      }
      default -> {
        return true;
      }
    }
    return true;
  }

  /** Where the footnote's text is one word, the parser takes mark and text for a link. */
  private static boolean isFootnoteMark(@Nullable Node label) {
    return label instanceof Text text && text.getLiteral().startsWith("^");
  }
}
