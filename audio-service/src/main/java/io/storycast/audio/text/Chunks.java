package io.storycast.audio.text;

import io.storycast.audio.text.Chunk.Joint;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes a chunk of every sentence, so that it is known exactly where each one begins, and a changed
 * sentence changes one chunk. Too long sentences, at which speech models hurry or stop early,
 * become several.
 */
public final class Chunks {

  private static final int LEAST_TO_HALVE = 40;

  private final int limit;
  private final List<Chunk> chunks = new ArrayList<>();
  private Joint joint = Joint.START;

  private Chunks(int limit) {
    this.limit = limit;
  }

  /**
   * The chunks of all blocks in reading order.
   *
   * @param limit the greatest {@link TextWeight} of a chunk
   */
  public static List<Chunk> of(List<Block> blocks, int limit) {
    Chunks cutting = new Chunks(limit);
    Block previous = null;
    for (Block block : blocks) {
      cutting.joint = cutting.chunks.isEmpty() ? Joint.START : jointBetween(previous, block);
      block.sentences().forEach(cutting::add);
      previous = block;
    }
    return List.copyOf(cutting.chunks);
  }

  /** A text in two or three parts, cut where it hurts least; a short text stays in one. */
  public static List<String> halves(String text) {
    int weight = TextWeight.of(text);
    int half = weight < LEAST_TO_HALVE ? weight : Math.ceilDiv(weight, 2);
    return LongSentence.cut(text, half).stream()
        .filter(SpeakableText::hasWords)
        .map(String::strip)
        .toList();
  }

  private static Joint jointBetween(@Nullable Block previous, Block next) {
    if (previous == null) {
      return Joint.START;
    }
    if (previous.kind() == Block.Kind.HEADING || next.kind() == Block.Kind.HEADING) {
      return Joint.HEADING;
    }
    return previous.kind() == Block.Kind.LIST_ITEM && next.kind() == Block.Kind.LIST_ITEM
        ? Joint.LIST_ITEM
        : Joint.PARAGRAPH;
  }

  /** Punctuation alone is not worth a call, and some models answer it with noise. */
  private void add(Sentence sentence) {
    List<String> parts =
        LongSentence.cut(sentence.spoken(), limit).stream()
            .filter(SpeakableText::hasWords)
            .toList();
    for (String part : parts) {
      chunks.add(new Chunk(joint, sentence, part.strip()));
      joint = Joint.CLAUSE;
    }
    if (!parts.isEmpty()) {
      joint = Joint.SENTENCE;
    }
  }
}
