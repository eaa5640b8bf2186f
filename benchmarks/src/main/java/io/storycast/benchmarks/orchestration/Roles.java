package io.storycast.benchmarks.orchestration;

import io.storycast.benchmarks.rivals.RivalMain;
import java.util.Arrays;

/** What this program is when it is started as a process of a benchmark. */
public final class Roles {

  static final String BROKER = "--as-broker";
  static final String RIVAL = "--as-rival";

  private Roles() {}

  /** Whether the command line asks for a role; if so, it has been played to its end. */
  public static boolean played(String[] arguments) throws Exception {
    if (arguments.length == 0) {
      return false;
    }
    String[] rest = Arrays.copyOfRange(arguments, 1, arguments.length);
    switch (arguments[0]) {
      case BROKER -> BrokerMain.main(rest);
      case RIVAL -> RivalMain.main(rest);
      default -> {
        return false;
      }
    }
    return true;
  }
}
