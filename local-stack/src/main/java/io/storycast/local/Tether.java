package io.storycast.local;

import java.io.IOException;
import java.util.Arrays;

/**
 * Runs a program that ends when its parent ends, also by kill -9: the parent holds the other end of
 * this process's standard input.
 *
 * <p>It goes on the class path of the child alone, so it may use nothing but the JDK.
 */
public final class Tether {

  /** Services finish or release their work within 30 s. */
  private static final long PATIENCE_MILLIS = 35_000;

  private Tether() {}

  /** Runs {@code args[0].main} with the other arguments. */
  public static void main(String[] args) throws Exception {
    exitWithParent(PATIENCE_MILLIS);
    Class.forName(args[0])
        .getMethod("main", String[].class)
        .invoke(null, (Object) Arrays.copyOfRange(args, 1, args.length));
  }

  /**
   * Ends this JVM in an orderly way when standard input ends.
   *
   * @param patienceMillis after which it ends in any way
   */
  static void exitWithParent(long patienceMillis) {
    Thread watch = new Thread(() -> waitAndExit(patienceMillis), "tether");
    watch.setDaemon(true);
    watch.start();
  }

  private static void waitAndExit(long patienceMillis) {
    try {
      while (System.in.read() >= 0) {
        // Nobody writes; only the end matters.
      }
    } catch (IOException e) {
      // Ends as well.
    }
    haltAfter(patienceMillis);
    System.exit(0);
  }

  /** Ends this JVM in any way, should it not have ended by then. */
  static void haltAfter(long millis) {
    Thread last = new Thread(() -> haltLate(millis), "last-resort");
    last.setDaemon(true);
    last.start();
  }

  private static void haltLate(long patienceMillis) {
    try {
      Thread.sleep(patienceMillis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(1);
  }
}
