package io.storycast.audio.sound;

import java.util.Arrays;

/**
 * Integrated loudness of mono sound: K-weighted blocks of 400 ms every 100 ms, gated at -70 LUFS
 * and 10 LU below the mean of what is left.
 *
 * @see <a href="https://www.itu.int/rec/R-REC-BS.1770">ITU-R BS.1770</a>
 */
public final class LoudnessMeter implements SampleSink {

  private static final double ABSOLUTE_GATE = -70;
  private static final double OFFSET = -0.691;

  /** 10 LU as a ratio of energies. */
  private static final double RELATIVE_GATE = 0.1;

  private static final int STEPS_IN_BLOCK = 4;

  private final Biquad shelf;
  private final Biquad highPass;
  private final int step;
  private final double[] lastSteps = new double[STEPS_IN_BLOCK];
  private double[] blocks = new double[1024];
  private int blockCount;
  private int steps;
  private int inStep;
  private double stepEnergy;

  public LoudnessMeter(int sampleRate) {
    this.shelf = Biquad.kWeightingShelf(sampleRate);
    this.highPass = Biquad.kWeightingHighPass(sampleRate);
    this.step = sampleRate / 10;
  }

  @Override
  public void hear(short[] samples, int from, int count) {
    for (int i = from; i < from + count; i++) {
      double weighted = highPass.next(shelf.next(samples[i] / Decibels.FULL_SCALE));
      stepEnergy += weighted * weighted;
      if (++inStep == step) {
        endStep();
      }
    }
  }

  private void endStep() {
    lastSteps[steps % STEPS_IN_BLOCK] = stepEnergy / step;
    steps++;
    stepEnergy = 0;
    inStep = 0;
    if (steps >= STEPS_IN_BLOCK) {
      if (blockCount == blocks.length) {
        blocks = Arrays.copyOf(blocks, 2 * blockCount);
      }
      blocks[blockCount++] = Arrays.stream(lastSteps).sum() / STEPS_IN_BLOCK;
    }
  }

  /** Loudness so far, in LUFS; negative infinity when nothing was louder than the gate. */
  public double lufs() {
    double ungated = meanAbove(energy(ABSOLUTE_GATE));
    return loudness(meanAbove(Math.max(energy(ABSOLUTE_GATE), ungated * RELATIVE_GATE)));
  }

  private double meanAbove(double gate) {
    return Arrays.stream(blocks, 0, blockCount).filter(block -> block > gate).average().orElse(0);
  }

  private static double loudness(double energy) {
    return OFFSET + 10 * Math.log10(energy);
  }

  private static double energy(double lufs) {
    return Math.pow(10, (lufs - OFFSET) / 10);
  }
}
