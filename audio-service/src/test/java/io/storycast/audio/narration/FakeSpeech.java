package io.storycast.audio.narration;

import io.storycast.audio.sound.Tones;
import io.storycast.audio.sound.Wav;
import io.storycast.contracts.StoryGenerated;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** Hums 50 ms for every character, and remembers for what. */
final class FakeSpeech implements Speech {

  private final List<String> texts = new CopyOnWriteArrayList<>();
  private final AtomicInteger underWay = new AtomicInteger();
  private final AtomicInteger mostUnderWay = new AtomicInteger();
  private volatile UnaryOperator<Answer> change = UnaryOperator.identity();
  private volatile int sampleRate = 24_000;

  @Override
  public Answer speak(String text, Voice voice, StoryGenerated story) {
    mostUnderWay.accumulateAndGet(underWay.incrementAndGet(), Math::max);
    try {
      texts.add(text);
      byte[] wav = Wav.write(Tones.recording(220, -12, sampleRate, seconds(text)));
      return change.apply(new Answer("request-" + texts.size(), "audio/wav", wav));
    } finally {
      underWay.decrementAndGet();
    }
  }

  static double seconds(String text) {
    return 0.05 * text.length();
  }

  void answersWith(UnaryOperator<Answer> change) {
    this.change = change;
  }

  void speaksAt(int sampleRate) {
    this.sampleRate = sampleRate;
  }

  /** The texts of all calls, in any order. */
  List<String> texts() {
    return texts;
  }

  int mostCallsAtOnce() {
    return mostUnderWay.get();
  }
}
