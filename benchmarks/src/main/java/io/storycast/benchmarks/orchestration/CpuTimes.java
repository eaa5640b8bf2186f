package io.storycast.benchmarks.orchestration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Processor time of processes, from {@code /proc}: user and system, that of ended children that
 * were waited for included. Linux only.
 */
final class CpuTimes {

  /** USER_HZ: {@code /proc} counts in hundredths of a second on every architecture of today. */
  private static final double MS_PER_TICK = 10;

  private static final int PARENT = 1;
  private static final int USER_TIME = 11;
  private static final int CHILDRENS_SYSTEM_TIME = 14;

  private CpuTimes() {}

  /** Of one process and all its living descendants, in milliseconds. */
  static double ofTree(long pid) {
    double sum = of(pid);
    try (Stream<Path> all = Files.list(Path.of("/proc"))) {
      for (Path process : all.toList()) {
        String name = process.getFileName().toString();
        if (name.chars().allMatch(Character::isDigit) && isChild(process, pid)) {
          sum += ofTree(Long.parseLong(name));
        }
      }
      return sum;
    } catch (IOException e) {
      throw new IllegalStateException("There is no /proc to read processor times from", e);
    }
  }

  private static double of(long pid) {
    String[] fields = fields(Path.of("/proc", Long.toString(pid)));
    long ticks = 0;
    for (int i = USER_TIME; fields.length > 0 && i <= CHILDRENS_SYSTEM_TIME; i++) {
      ticks += Long.parseLong(fields[i]);
    }
    return ticks * MS_PER_TICK;
  }

  private static boolean isChild(Path process, long parent) {
    String[] fields = fields(process);
    return fields.length > 0 && Long.parseLong(fields[PARENT]) == parent;
  }

  /** The fields behind the name in parentheses, see proc(5); none when the process is gone. */
  private static String[] fields(Path process) {
    try {
      String stat = Files.readString(process.resolve("stat"));
      return stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    } catch (IOException e) {
      return new String[0];
    }
  }
}
