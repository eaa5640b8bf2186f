package io.storycast.cli.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a command writes, and where it asks.
 *
 * @param in standard input
 * @param out standard output
 * @param err standard error
 * @param interactive whether a person looks at it, so that lines may be drawn over
 * @param columns width of the terminal
 * @param lines height of the terminal
 */
public record Terminal(
    InputStream in, PrintStream out, PrintStream err, boolean interactive, int columns, int lines) {

  private static final int USUAL_COLUMNS = 100;
  private static final int USUAL_LINES = 24;

  /** The process's own terminal, as the launcher describes it in the environment. */
  public static Terminal of(Map<String, String> environment) {
    return new Terminal(
        System.in,
        System.out,
        System.err,
        Boolean.parseBoolean(environment.get("STORYCAST_TTY")),
        size(environment.get("STORYCAST_COLUMNS"), USUAL_COLUMNS),
        size(environment.get("STORYCAST_LINES"), USUAL_LINES));
  }

  /** Prints one line. */
  public void say(String line) {
    out.println(line);
  }

  /** Prints one line to standard error. */
  public void warn(String line) {
    err.println(line);
  }

  /** Prints several lines. */
  public void say(List<String> several) {
    several.forEach(this::say);
  }

  /** Asks a question that only {@code y} or {@code yes} agrees to. */
  public boolean agrees(String question) {
    out.print(question + " [y/N] ");
    out.flush();
    String answer = line().strip();
    return answer.equalsIgnoreCase("y") || answer.equalsIgnoreCase("yes");
  }

  /** Asks for one line of text; the question goes to standard error. */
  public String ask(String question) {
    err.print(question);
    err.flush();
    return line().strip();
  }

  /** Reads one line and nothing after it; empty at the end of the input. */
  private String line() {
    StringBuilder line = new StringBuilder();
    try {
      for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
        line.append((char) next);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return line.toString();
  }

  /** A part of the screen that is drawn over again and again. */
  public LiveLines live() {
    return new LiveLines();
  }

  private static int size(@Nullable String value, int usual) {
    // stty answers 0 where the size is unknown.
    return value != null && value.matches("[1-9]\\d{0,3}") ? Integer.parseInt(value) : usual;
  }

  /** Lines that replace the lines drawn before them. Only for an interactive terminal. */
  public final class LiveLines {

    private int drawn;

    /** Draws these lines in place of the last ones, cut so that none wraps or scrolls away. */
    public void draw(List<String> wanted) {
      List<String> fitting = new ArrayList<>();
      for (String line : wanted.subList(0, Math.min(wanted.size(), lines - 1))) {
        fitting.add(Text.cut(line, columns - 1));
      }
      StringBuilder screen = new StringBuilder();
      if (drawn > 0) {
        screen.append("\033[").append(drawn).append('A');
      }
      fitting.forEach(line -> screen.append("\033[2K").append(line).append('\n'));
      screen.append("\033[J");
      out.print(screen);
      out.flush();
      drawn = fitting.size();
    }

    /** Removes the lines, so that something else can be printed in their place. */
    public void clear() {
      draw(List.of());
    }
  }
}
