package io.storycast.audio.text;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/**
 * What of a Markdown text is read aloud.
 *
 * <p>Text of headings, paragraphs, quotes and list items stays, with the labels of links and the
 * words inside emphasis. Code, images, raw HTML and link targets go. The whole text is parsed at
 * once, because a delimiter may close far behind where it opened.
 */
public final class NarrationText {

  private static final Parser PARSER = Parser.builder().build();

  private NarrationText() {}

  /** The speakable blocks in reading order; empty when nothing is left to read. */
  public static List<Block> of(String markdown) {
    BlockCollector collector = new BlockCollector();
    PARSER.parse(markdown).accept(collector);
    return List.copyOf(collector.blocks);
  }

  /** Node types without a method here are either containers or not for the ear. */
  private static final class BlockCollector extends AbstractVisitor {

    private final List<Block> blocks = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();
    private int listDepth;

    @Override
    public void visit(Heading heading) {
      collect(heading, Block.Kind.HEADING);
    }

    @Override
    public void visit(Paragraph paragraph) {
      collect(paragraph, listDepth > 0 ? Block.Kind.LIST_ITEM : Block.Kind.PARAGRAPH);
    }

    @Override
    public void visit(ListItem item) {
      listDepth++;
      visitChildren(item);
      listDepth--;
    }

    private void collect(Node block, Block.Kind kind) {
      line.setLength(0);
      visitChildren(block);
      String text = SpeakableText.of(line.toString());
      if (SpeakableText.hasWords(text)) {
        blocks.add(new Block(kind, text));
      }
    }

    @Override
    public void visit(Text text) {
      line.append(text.getLiteral());
    }

    @Override
    public void visit(SoftLineBreak lineBreak) {
      line.append(' ');
    }

    @Override
    public void visit(HardLineBreak lineBreak) {
      line.append(' ');
    }

    @Override
    public void visit(Image image) {
      // Its alternative text is for those who cannot see it, not part of the story.
    }

    @Override
    public void visit(Code code) {
      line.append(' ');
    }
  }
}
