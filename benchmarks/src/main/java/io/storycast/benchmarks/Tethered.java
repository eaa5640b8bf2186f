package io.storycast.benchmarks;

import java.io.IOException;

/** A process of a benchmark, as seen from inside: it never outlives who started it. */
public final class Tethered {

  /** The line that says that the process works. */
  public static final String STARTED = "started";

  private Tethered() {}

  /** Says that the process works, and waits until its input ends. */
  public static void serve() throws IOException {
    System.out.println(STARTED);
    while (System.in.read() >= 0) {
      // Nothing is ever sent.
    }
  }
}
