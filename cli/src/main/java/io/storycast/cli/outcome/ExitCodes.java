package io.storycast.cli.outcome;

/** The exit codes of the command; part of its interface. */
public final class ExitCodes {

  /** Done. */
  public static final int OK = 0;

  /** What was asked for did not succeed: a story failed, a check failed. */
  public static final int FAILED = 1;

  /** Wrong arguments, or something the command itself needs is missing, such as a JDK. */
  public static final int USAGE = 2;

  /** An import loaded what it could and refused some rows. */
  public static final int PARTLY = 3;

  /** No system runs, or it cannot be reached. */
  public static final int UNREACHABLE = 4;

  /** The system refused the token. */
  public static final int UNAUTHORIZED = 5;

  private ExitCodes() {}
}
