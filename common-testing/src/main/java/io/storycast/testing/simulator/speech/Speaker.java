package io.storycast.testing.simulator.speech;

import com.sun.speech.freetts.Voice;
import com.sun.speech.freetts.en.us.cmu_us_kal.KevinVoiceDirectory;
import io.storycast.testing.audio.Pcm;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;

/**
 * Real English speech by FreeTTS, in this JVM.
 *
 * <p>A voice speaks one text at a time, so there are a few; further callers wait. It speaks several
 * hundred times faster than real time, so they do not wait long.
 */
public final class Speaker {

  /** The diphone voice with the better sampling rate. */
  public static final String VOICE = "kevin16";

  /** Samples per second of the voice. */
  public static final int NATIVE_RATE = 16_000;

  private static final float WORDS_PER_MINUTE = 150;

  private final BlockingQueue<Voice> idle = new LinkedBlockingQueue<>();
  private final Semaphore unborn = new Semaphore(Runtime.getRuntime().availableProcessors());

  /**
   * Reads the text aloud.
   *
   * @param speed 1 is normal, 2 twice as fast
   * @param rate samples per second of the result
   */
  public Pcm speak(String text, double speed, int rate) {
    Voice voice = borrow();
    try {
      CapturingPlayer captured = new CapturingPlayer();
      voice.setAudioPlayer(captured);
      voice.setRate((float) (WORDS_PER_MINUTE * speed));
      for (String sentence : SpeakableText.sentences(text)) {
        voice.speak(sentence);
      }
      return Resampler.resample(captured.sound(), rate);
    } finally {
      idle.add(voice);
    }
  }

  private Voice borrow() {
    Voice waiting = idle.poll();
    if (waiting != null) {
      return waiting;
    }
    if (unborn.tryAcquire()) {
      return newVoice();
    }
    try {
      return idle.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for a voice", e);
    }
  }

  private static Voice newVoice() {
    // Not by VoiceManager: it searches folders and the class path for voices.
    Voice voice =
        Arrays.stream(new KevinVoiceDirectory().getVoices())
            .filter(candidate -> candidate.getName().equals(VOICE))
            .findFirst()
            .orElseThrow();
    voice.allocate();
    return voice;
  }
}
