package io.storycast.cli.inspect;

import io.storycast.cli.inspect.Chapters.Chapter;
import io.storycast.cli.inspect.Timings.Sentence;
import io.storycast.cli.text.Text;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** A waveform with its sentences and chapters as a drawing. */
final class WaveformSvg {

  private static final int WIDTH = 1200;
  private static final int LEFT = 56;
  private static final int RIGHT = 16;
  private static final int TOP = 56;
  private static final int WAVE = 64;
  private static final int ROW = WAVE + 44;
  private static final int MOST_ROWS = 60;
  private static final long USUAL_ROW_MS = 20_000;
  private static final double CHARACTER = 6.4;

  private final String title;
  private final Waveform waveform;
  private final Timings timings;
  private final List<Chapter> chapters;
  private final long rowMs;
  private final StringBuilder svg = new StringBuilder();

  WaveformSvg(String title, Waveform waveform, Timings timings, List<Chapter> chapters) {
    this.title = title;
    this.waveform = waveform;
    this.timings = timings;
    this.chapters = chapters;
    long even = Math.ceilDiv(timings.durationMs(), MOST_ROWS);
    this.rowMs = Math.max(USUAL_ROW_MS, Math.ceilDiv(even, 1000) * 1000);
  }

  @Override
  public String toString() {
    long rows = Math.max(1, Math.ceilDiv(timings.durationMs(), rowMs));
    long height = TOP + rows * ROW + 8;
    svg.setLength(0);
    add(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif">
        <title>%s</title>
        <style>
        .wave { fill: #4a7ba6 } .spoken { fill: #eaf1f7 } .axis, .time { fill: #767676 }
        .mark { stroke: #c2410c; stroke-width: 1 } .text { fill: #222 } .chapter { fill: #15803d }
        </style>
        <rect width="%d" height="%d" fill="#fff"/>
        <text x="%d" y="30" font-size="18" class="text">%s</text>
        """,
        WIDTH, height, escaped(title), WIDTH, height, LEFT, escaped(title));
    for (int row = 0; row < rows; row++) {
      row(row * rowMs, TOP + row * ROW);
    }
    return svg.append("</svg>\n").toString();
  }

  private void row(long from, int y) {
    for (Sentence sentence : timings.sentences()) {
      sentenceBackground(sentence, from, y);
    }
    wave(from, y);
    add(
        "<text x=\"4\" y=\"%d\" font-size=\"11\" class=\"time\">%s</text>\n",
        y + WAVE / 2 + 4, Text.clock(Duration.ofMillis(from)));
    for (Sentence sentence : timings.sentences()) {
      mark(sentence, from, y);
    }
    for (Chapter chapter : chapters) {
      if (isIn(chapter.startMs(), from)) {
        add(
            "<path d=\"M%.1f %d l8 5 l-8 5 z\" class=\"chapter\"><title>%s</title></path>\n",
            x(chapter.startMs(), from), y - 12, escaped(chapter.title()));
      }
    }
  }

  private void sentenceBackground(Sentence sentence, long from, int y) {
    long start = Math.max(from, sentence.startMs());
    long end = Math.min(from + rowMs, sentence.endMs());
    if (start < end) {
      add(
          "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" class=\"spoken\"/>\n",
          x(start, from), y, x(end, from) - x(start, from), WAVE);
    }
  }

  private void wave(long from, int y) {
    int columns = WIDTH - LEFT - RIGHT;
    double middle = y + WAVE / 2.0;
    StringBuilder upper = new StringBuilder();
    StringBuilder lower = new StringBuilder();
    for (int column = 0; column < columns; column++) {
      long start = from + rowMs * column / columns;
      if (start >= timings.durationMs()) {
        break;
      }
      double peak = waveform.peak(start, from + rowMs * (column + 1) / columns);
      double half = Math.max(0.5, peak * WAVE / 2);
      upper.append(format("L%d %.1f", LEFT + column, middle - half));
      lower.insert(0, format("L%d %.1f", LEFT + column, middle + half));
    }
    add("<path d=\"M%d %.1f%s%sz\" class=\"wave\"/>\n", LEFT, middle, upper, lower);
  }

  private void mark(Sentence sentence, long from, int y) {
    if (!isIn(sentence.startMs(), from)) {
      return;
    }
    double x = x(sentence.startMs(), from);
    add(
        "<line x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\" class=\"mark\"/>\n",
        x, y, x, y + WAVE + 16);
    String words = (sentence.i() + 1) + " " + sentence.text();
    double room = WIDTH - RIGHT - x;
    if (sentence.i() + 1 < timings.sentences().size()) {
      long next = timings.sentences().get(sentence.i() + 1).startMs();
      room = Math.min(room, x(next, from) - x - 6);
    }
    add(
        "<text x=\"%.1f\" y=\"%d\" font-size=\"11\" class=\"text\">%s</text>\n",
        x + 3, y + WAVE + 14, escaped(Text.cut(words, Math.max(2, (int) (room / CHARACTER)))));
  }

  private boolean isIn(long time, long from) {
    return time >= from && time < from + rowMs;
  }

  private double x(long time, long from) {
    return LEFT + (double) (time - from) / rowMs * (WIDTH - LEFT - RIGHT);
  }

  private void add(String template, Object... values) {
    svg.append(format(template, values));
  }

  private static String format(String template, Object... values) {
    return String.format(Locale.ROOT, template, values);
  }

  private static String escaped(String text) {
    return Text.oneLine(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
