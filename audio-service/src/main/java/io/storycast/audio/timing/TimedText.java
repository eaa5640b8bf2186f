package io.storycast.audio.timing;

import io.storycast.audio.text.Block;
import io.storycast.audio.text.NarrationText;
import io.storycast.audio.text.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A text, and when each of its sentences is heard.
 *
 * @param plainText see {@link NarrationText#plainText()}
 * @param sentences in reading order; one without words is not spoken and not in it
 * @param durationMs of the whole narration
 */
public record TimedText(String plainText, List<TimedSentence> sentences, long durationMs) {

  public TimedText {
    sentences = List.copyOf(sentences);
  }

  /**
   * Joins a text and its recording.
   *
   * @param language BCP 47 tag of the text; decides what a word is
   * @param passages all chunks of the text, in order
   */
  public static TimedText of(
      NarrationText text, String language, List<Passage> passages, long durationMs) {
    WordTimes words = new WordTimes(Locale.forLanguageTag(language));
    List<TimedSentence> sentences = new ArrayList<>();
    List<Block> blocks = text.blocks();
    int next = 0;
    for (int block = 0; block < blocks.size(); block++) {
      for (Sentence sentence : blocks.get(block).sentences()) {
        int first = next;
        while (next < passages.size() && passages.get(next).chunk().sentence().equals(sentence)) {
          next++;
        }
        if (next > first) {
          List<Passage> spoken = passages.subList(first, next);
          sentences.add(
              new TimedSentence(
                  sentence,
                  block,
                  blocks.get(block).kind(),
                  spoken.getFirst().startMs(),
                  spoken.getLast().endMs(),
                  words.of(sentence, spoken)));
        }
      }
    }
    return new TimedText(text.plainText(), sentences, durationMs);
  }
}
