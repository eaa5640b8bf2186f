package io.storycast.cli.outcome;

import java.util.LinkedHashMap;
import java.util.Map;

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

  /** Every code with its meaning, for the help. */
  public static Map<String, String> meanings() {
    Map<String, String> meanings = new LinkedHashMap<>();
    meanings.put(Integer.toString(OK), "done");
    meanings.put(Integer.toString(FAILED), "what was asked for did not succeed");
    meanings.put(
        Integer.toString(USAGE), "wrong arguments, or something the command needs is missing");
    meanings.put(Integer.toString(PARTLY), "import refused some rows and loaded the others");
    meanings.put(Integer.toString(UNREACHABLE), "no system runs, or it cannot be reached");
    meanings.put(Integer.toString(UNAUTHORIZED), "the system refused the token");
    return meanings;
  }
}
