package io.storycast.benchmarks.startup;

import io.storycast.benchmarks.Run;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How long {@code ./storycast demo} takes.
 *
 * @param secondsToReady until every part is ready
 * @param secondsToFirst until the first narration was fetched and decoded
 */
record Demo(double secondsToReady, double secondsToFirst) {

  private static final Pattern READY = Pattern.compile("The local stack is ready.*");
  private static final Pattern FIRST = Pattern.compile(" *\\d+:\\d\\d  \\S+  ready");
  private static final double NANOS_PER_S = 1e9;

  /** Runs it to its end, with data of its own. */
  static Demo run(Run run) throws IOException, InterruptedException {
    run.progress().accept("storycast demo");
    // It builds what has changed.
    command(run, "version").redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
    long start = System.nanoTime();
    Process process = command(run, "demo", "--exit").start();
    double ready = 0;
    double first = 0;
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        double seconds = (System.nanoTime() - start) / NANOS_PER_S;
        if (READY.matcher(line).matches()) {
          ready = seconds;
        } else if (first == 0 && FIRST.matcher(line).matches()) {
          first = seconds;
        }
      }
    }
    int exit = process.waitFor();
    if (exit != 0 || first == 0) {
      throw new IllegalStateException("The demo ended with " + exit);
    }
    return new Demo(ready, first);
  }

  private static ProcessBuilder command(Run run, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(run.root().resolve("storycast").toString());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("STORYCAST_HOME", run.work().resolve("demo").toString());
    return builder;
  }
}
