package io.storycast.audio.text;

import io.storycast.audio.text.Chunk.Joint;
import io.storycast.audio.text.Chunk.Line;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Packs whole sentences into chunks, as many as fit, never across blocks: long chunks keep the
 * intonation, too long ones make speech models hurry or stop early.
 */
public final class Chunks {

  private final int limit;
  private final List<Chunk> chunks = new ArrayList<>();
  private final List<Line> open = new ArrayList<>();
  private int openWeight;
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
      packing.add(block.sentences());
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

  private void add(List<Sentence> sentences) {
    for (int i = 0; i < sentences.size(); i++) {
      Sentence sentence = sentences.get(i);
      boolean last = i + 1 == sentences.size();
      boolean spaced = !last && sentence.plain().end() < sentences.get(i + 1).plain().start();
      add(new Line(sentence, spaced ? sentence.spoken() + " " : sentence.spoken()));
    }
    close(Joint.SENTENCE);
  }

  private void add(Line line) {
    int weight = TextWeight.of(line.spoken());
    if (openWeight + weight > limit) {
      close(Joint.SENTENCE);
    }
    if (weight > limit) {
      addParts(line);
    } else {
      open(line);
    }
  }

  private void addParts(Line line) {
    for (String part : LongSentence.cut(line.spoken(), limit)) {
      open(new Line(line.sentence(), part));
      close(Joint.CLAUSE);
    }
    joint = Joint.SENTENCE;
  }

  private void open(Line line) {
    open.add(line);
    openWeight += TextWeight.of(line.spoken());
  }

  /** Punctuation alone is not worth a call, and some models answer it with noise. */
  private void close(Joint following) {
    if (open.stream().anyMatch(line -> SpeakableText.hasWords(line.spoken()))) {
      chunks.add(new Chunk(joint, open));
      joint = following;
    }
    open.clear();
    openWeight = 0;
  }
}
