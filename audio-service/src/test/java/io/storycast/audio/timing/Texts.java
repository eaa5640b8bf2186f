package io.storycast.audio.timing;

import io.storycast.audio.text.Chunk;
import io.storycast.audio.text.Chunks;
import io.storycast.audio.text.NarrationText;
import io.storycast.audio.text.spoken.Reading;
import java.util.ArrayList;
import java.util.List;

/** Texts that are read at an even speed, without pauses between chunks. */
final class Texts {

  static final Credits CREDITS =
      new Credits("A Missed Train", "en", "some-tts", "alex", "scenario-1/1");

  private Texts() {}

  /** Each chunk takes the same time. */
  static TimedText timed(String markdown, String language, long msPerChunk) {
    return timed(markdown, language, msPerChunk, 300);
  }

  static TimedText timed(String markdown, String language, long msPerChunk, int chunkWeight) {
    NarrationText text = NarrationText.of(markdown, language, Reading.asWritten());
    List<Passage> passages = new ArrayList<>();
    long at = 0;
    for (Chunk chunk : Chunks.of(text.blocks(), chunkWeight)) {
      passages.add(new Passage(chunk, at, at + msPerChunk));
      at += msPerChunk;
    }
    return TimedText.of(text, language, passages, at);
  }
}
