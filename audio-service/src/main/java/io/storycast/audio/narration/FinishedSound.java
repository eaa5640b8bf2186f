package io.storycast.audio.narration;

import io.storycast.audio.sound.Decibels;
import io.storycast.audio.sound.LoudnessMeter;
import io.storycast.audio.sound.SampleSink;
import io.storycast.audio.sound.SilenceMeter;
import io.storycast.audio.sound.TruePeakMeter;
import java.util.List;

/** Hears a whole narration once and feeds every meter. */
final class FinishedSound implements SampleSink {

  private static final int RATE = Timeline.SAMPLE_RATE;

  private final LoudnessMeter loudness = new LoudnessMeter(RATE);
  private final TruePeakMeter peak = new TruePeakMeter();
  private final SilenceMeter silence = new SilenceMeter();
  private final ChunkEar chunks;

  FinishedSound(Timeline timeline) {
    this.chunks = new ChunkEar(timeline.placed());
  }

  @Override
  public void hear(short[] samples, int from, int count) {
    loudness.hear(samples, from, count);
    peak.hear(samples, from, count);
    silence.hear(samples, from, count);
    chunks.hear(samples, from, count);
  }

  double lufs() {
    return loudness.lufs();
  }

  double truePeakDb() {
    return peak.decibels();
  }

  double headSeconds() {
    return (double) silence.head() / RATE;
  }

  double tailSeconds() {
    return (double) silence.tail() / RATE;
  }

  double longestSilenceSeconds() {
    return (double) silence.longestBetween() / RATE;
  }

  /** How many chunks are heard where they should be. */
  int chunksHeard() {
    return chunks.heard();
  }

  /** How much of the chunks is sound, from 0 to 1. */
  double voicedShare() {
    return chunks.voicedShare();
  }

  /** Looks at the sound of each chunk in steps of 10 ms. */
  private static final class ChunkEar implements SampleSink {

    private static final int STEP = RATE / 100;
    private static final int THRESHOLD =
        (int) (Decibels.amplitude(SilenceMeter.THRESHOLD_DB) * Decibels.FULL_SCALE);

    private final List<Timeline.Placed> placed;
    private int current;
    private long position;
    private boolean heardChunk;
    private int heard;
    private boolean heardStep;
    private long steps;
    private long voicedSteps;

    ChunkEar(List<Timeline.Placed> placed) {
      this.placed = placed;
    }

    @Override
    public void hear(short[] samples, int from, int count) {
      for (int i = from; i < from + count && current < placed.size(); i++, position++) {
        Timeline.Placed chunk = placed.get(current);
        if (position < chunk.firstSample()) {
          continue;
        }
        heardStep |= Math.abs(samples[i]) >= THRESHOLD;
        if ((position - chunk.firstSample()) % STEP == STEP - 1) {
          endStep();
        }
        if (position + 1 >= chunk.endSample()) {
          endChunk();
        }
      }
    }

    private void endStep() {
      steps++;
      voicedSteps += heardStep ? 1 : 0;
      heardChunk |= heardStep;
      heardStep = false;
    }

    private void endChunk() {
      heard += heardChunk || heardStep ? 1 : 0;
      heardChunk = false;
      heardStep = false;
      current++;
    }

    int heard() {
      return heard;
    }

    double voicedShare() {
      return steps == 0 ? 0 : (double) voicedSteps / steps;
    }
  }
}
