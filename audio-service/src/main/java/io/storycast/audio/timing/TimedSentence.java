package io.storycast.audio.timing;

import io.storycast.audio.text.Block;
import io.storycast.audio.text.Sentence;
import java.util.List;

/**
 * A sentence, and when it is heard.
 *
 * @param block the number of its block in the story, from 0
 * @param startMs exact: the sentence was spoken alone and put there
 * @param endMs exact, too
 * @param words in order; their times are estimated
 */
public record TimedSentence(
    Sentence sentence,
    int block,
    Block.Kind kind,
    long startMs,
    long endMs,
    List<TimedWord> words) {

  public TimedSentence {
    words = List.copyOf(words);
  }
}
