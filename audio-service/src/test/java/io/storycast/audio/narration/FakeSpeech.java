package io.storycast.audio.narration;

import io.storycast.audio.sound.Recording;
import io.storycast.audio.sound.Tones;
import io.storycast.audio.sound.Wav;
import io.storycast.contracts.StoryGenerated;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/**
 * Hums 50 ms for every character, each with a pitch and a level of its own, and remembers for what.
 */
final class FakeSpeech implements Speech {

  private final List<String> texts = new CopyOnWriteArrayList<>();
  private final AtomicInteger underWay = new AtomicInteger();
  private final AtomicInteger mostUnderWay = new AtomicInteger();
  private volatile Change change = (text, voice, usual) -> usual;
  private volatile int sampleRate = 24_000;

  @Override
  public Answer speak(String text, Voice voice, StoryGenerated story) {
    mostUnderWay.accumulateAndGet(underWay.incrementAndGet(), Math::max);
    try {
      texts.add(text);
      byte[] wav = Wav.write(hum(text, sampleRate));
      return change.of(text, voice, new Answer("request-" + texts.size(), "audio/wav", wav));
    } finally {
      underWay.decrementAndGet();
    }
  }

  /** The text as it is hummed. */
  static Recording hum(String text, int sampleRate) {
    short[] samples = new short[(int) Math.round(seconds(text) * sampleRate)];
    for (int i = 0; i < text.length(); i++) {
      int at = (int) Math.round(0.05 * i * sampleRate);
      int end = (int) Math.round(0.05 * (i + 1) * sampleRate);
      char letter = text.charAt(i);
      short[] note = Tones.sine(150 + 7 * (letter % 29), -10 - letter % 13, sampleRate, 0.06);
      System.arraycopy(note, 0, samples, at, Math.min(samples.length, end) - at);
    }
    return new Recording(samples, sampleRate);
  }

  static double seconds(String text) {
    return 0.05 * text.length();
  }

  /** What is answered instead of the usual. */
  interface Change {
    Answer of(String text, Voice voice, Answer usual);
  }

  void answersWith(UnaryOperator<Answer> change) {
    this.change = (text, voice, usual) -> change.apply(usual);
  }

  void answers(Change change) {
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
