package io.storycast.cli.text;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** A terminal that keeps what was written. */
public final class RecordedTerminal {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Terminal terminal;

  private RecordedTerminal(boolean interactive, int columns, int lines, String typed) {
    ByteArrayInputStream in = new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8));
    terminal = new Terminal(in, stream(out), stream(err), interactive, columns, lines);
  }

  /** Standard output goes to a file or a pipe. */
  public static RecordedTerminal plain() {
    return new RecordedTerminal(false, 100, 24, "");
  }

  /** A person looks at it. */
  public static RecordedTerminal interactive(int columns, int lines) {
    return answering("", columns, lines);
  }

  /** A person looks at it and types this. */
  public static RecordedTerminal answering(String typed, int columns, int lines) {
    return new RecordedTerminal(true, columns, lines, typed);
  }

  /** Standard output goes to a file or a pipe that is looked at in a narrow window. */
  public static RecordedTerminal narrow() {
    return new RecordedTerminal(false, 80, 24, "");
  }

  public Terminal terminal() {
    return terminal;
  }

  public String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  public String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}
