package io.storycast.cli.inspect;

import io.storycast.cli.inspect.Timings.Sentence;
import io.storycast.cli.text.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A waveform with the sentences below it, in the characters of a terminal. */
final class WaveformLines {

  private static final String BARS = " ▁▂▃▄▅▆▇█";
  private static final int MARGIN = 8;

  /** So many lines fit on a screen. */
  private static final int LINES = 12;

  private static final long SHORTEST_LINE_MS = 10_000;

  private final Waveform waveform;
  private final Timings timings;
  private final int columns;
  private final long lineMs;

  WaveformLines(Waveform waveform, Timings timings, int columns) {
    this.waveform = waveform;
    this.timings = timings;
    this.columns = Math.max(20, columns - MARGIN);
    long even = Math.ceilDiv(timings.durationMs(), LINES);
    // Whole seconds, so that the times at the left are true.
    this.lineMs = Math.max(SHORTEST_LINE_MS, Math.ceilDiv(even, 1000) * 1000);
  }

  /** Each line of sound, and below it the number of each sentence where it starts. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (long from = 0; from < timings.durationMs(); from += lineMs) {
      lines.add(
          "%6s  %s".formatted(Text.clock(Duration.ofMillis(from)), sound(from)).stripTrailing());
      lines.add((" ".repeat(MARGIN) + marks(from)).stripTrailing());
    }
    return lines;
  }

  private String sound(long from) {
    StringBuilder bars = new StringBuilder();
    for (int column = 0; column < columns; column++) {
      double peak = waveform.peak(timeAt(from, column), timeAt(from, column + 1));
      // Square root: a voice spends its time far below its peaks.
      int height = (int) Math.ceil(Math.sqrt(peak) * (BARS.length() - 1) - 0.5);
      bars.append(BARS.charAt(Math.clamp(height, 0, BARS.length() - 1)));
    }
    return bars.toString();
  }

  private long timeAt(long from, int column) {
    return from + lineMs * column / columns;
  }

  private String marks(long from) {
    char[] marks = new char[columns];
    Arrays.fill(marks, ' ');
    int free = 0;
    for (Sentence sentence : timings.sentences()) {
      int column = (int) ((sentence.startMs() - from) * columns / lineMs);
      String mark = "╵" + (sentence.i() + 1);
      if (sentence.startMs() >= from && column < columns) {
        // A number that would run into the next mark is left out; the mark is not.
        int length = column >= free && column + mark.length() <= columns ? mark.length() : 1;
        mark.getChars(0, length, marks, column);
        free = column + length;
      }
    }
    return new String(marks);
  }
}
