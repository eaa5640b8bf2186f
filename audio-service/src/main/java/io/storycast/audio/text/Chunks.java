package io.storycast.audio.text;

import io.storycast.audio.text.Chunk.Joint;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Packs whole sentences into chunks, as many as fit, never across blocks: long chunks keep the
 * intonation, too long ones make speech models hurry or stop early.
 */
public final class Chunks {

  private final int limit;
  private final List<Chunk> chunks = new ArrayList<>();
  private final List<String> open = new ArrayList<>();
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
    Chunks packing = new Chunks(limit);
    Block previous = null;
    for (Block block : blocks) {
      packing.joint = jointBetween(previous, block);
      packing.add(block);
      previous = block;
    }
    return List.copyOf(packing.chunks);
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

  private void add(Block block) {
    for (String sentence : Sentences.of(block.text())) {
      if (TextWeight.of(sentence) > limit) {
        close(Joint.SENTENCE);
        addParts(sentence);
      } else {
        if (TextWeight.of(openText()) + TextWeight.of(sentence) > limit) {
          close(Joint.SENTENCE);
        }
        open.add(sentence);
      }
    }
    close(Joint.SENTENCE);
  }

  private void addParts(String sentence) {
    for (String part : LongSentence.cut(sentence, limit)) {
      open.add(part);
      close(Joint.CLAUSE);
    }
    joint = Joint.SENTENCE;
  }

  /** Punctuation alone is not worth a call, and some models answer it with noise. */
  private void close(Joint following) {
    if (SpeakableText.hasWords(openText())) {
      chunks.add(new Chunk(joint, open));
      joint = following;
    }
    open.clear();
  }

  private String openText() {
    return open.stream().collect(Collectors.joining());
  }
}
