package io.storycast.benchmarks.audio;

import io.storycast.benchmarks.Benchmark;
import io.storycast.benchmarks.Findings;
import io.storycast.benchmarks.Median;
import io.storycast.benchmarks.Run;
import io.storycast.benchmarks.audio.LongNarration.Result;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Narrates long stories in processes with a small heap. */
public final class NarrationBenchmark implements Benchmark {

  private static final int HEAP_MEGABYTES = 256;

  /** About an hour. */
  private static final int WORDS = 10_000;

  /** A little more than ten hours. */
  private static final int WORDS_OF_TEN_HOURS = 112_000;

  private static final String LAUNCHER =
      "org.springframework.boot.loader.launch.PropertiesLauncher";

  @Override
  public String name() {
    return "audio";
  }

  @Override
  public String question() {
    return "How fast are narrations assembled and checked, on one core and in 256 MB?";
  }

  @Override
  public Findings measure(Run run) throws Exception {
    List<Result> shorts = new ArrayList<>();
    for (int round = 1; round <= run.rounds(); round++) {
      run.progress().accept("%d words, round %d".formatted(WORDS, round));
      shorts.add(narrate(WORDS, run));
    }
    run.progress().accept("%d words".formatted(WORDS_OF_TEN_HOURS));
    Result ten = narrate(WORDS_OF_TEN_HOURS, run);
    Map<String, List<Double>> figures = new LinkedHashMap<>();
    figures.put("words10000.times.real.time", shorts.stream().map(Result::timesRealTime).toList());
    figures.put("tenHours.times.real.time", List.of(ten.timesRealTime()));
    return new Findings(
        List.of(
            "One story from Markdown to checked MP3 in a process with a heap of 256 MB.",
            "Assembly and checks run on one thread; its processor time counts, not the clock.",
            "Speech is FreeTTS in the same process, 24 kHz WAV; its time is not counted.",
            "No bucket and no database: what they take depends on where they are."),
        List.of("story", "hours of sound", "calls", "assembly and checks", "times real time"),
        List.of(row(WORDS, middle(shorts)), row(WORDS_OF_TEN_HOURS, ten)),
        figures);
  }

  private static Result middle(List<Result> results) {
    double median = Median.of(results.stream().map(Result::timesRealTime).toList());
    return results.stream()
        .min(Comparator.comparingDouble(result -> Math.abs(result.timesRealTime() - median)))
        .orElseThrow();
  }

  private static List<String> row(int words, Result result) {
    return List.of(
        "%,d words".formatted(words),
        "%.1f".formatted(result.hours()),
        "%,d".formatted(result.chunks()),
        "%.0f s".formatted(result.studioCpuSeconds()),
        "%.0f".formatted(result.timesRealTime()));
  }

  private static Result narrate(int words, Run run) throws IOException, InterruptedException {
    Path folder = Files.createDirectories(run.work().resolve("narration"));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + HEAP_MEGABYTES + "m",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dloader.main=" + LongNarration.class.getName(),
                "-cp",
                System.getProperty("java.class.path"),
                LAUNCHER,
                Integer.toString(words),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      Result result =
          out.lines().flatMap(line -> Result.read(line).stream()).findFirst().orElse(null);
      int exit = process.waitFor();
      if (result == null || exit != 0) {
        throw new IllegalStateException(
            "the narration of %d words ended with %d".formatted(words, exit));
      }
      return result;
    } finally {
      process.destroyForcibly();
    }
  }
}
