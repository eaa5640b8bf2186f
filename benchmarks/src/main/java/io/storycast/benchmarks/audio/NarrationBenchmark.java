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
import java.util.Optional;

/** Narrates long stories in processes with a small heap. */
public final class NarrationBenchmark implements Benchmark {

  private static final int HEAP_MEGABYTES = 256;

  private static final int WORDS_OF_TEN_MINUTES = 1_650;

  /** About an hour. */
  private static final int WORDS = 10_000;

  /** A little more than ten hours. */
  private static final int WORDS_OF_TEN_HOURS = 112_000;

  private static final String LAUNCHER =
      "org.springframework.boot.loader.launch.PropertiesLauncher";

  private static final List<String> COLUMNS =
      List.of(
          "story",
          "hours of sound",
          "calls",
          "assembly and checks",
          "times real time",
          "resident MB at most");

  private static final List<String> CONDITIONS =
      List.of(
          "One story from Markdown to checked MP3 in a process with a heap of 256 MB.",
          "Assembly and checks run on one thread; its processor time counts, not the clock.",
          "Speech is FreeTTS in the same process, 24 kHz WAV; its time is not counted, its memory"
              + " is.",
          "ffmpeg does the same with the same WAV files, on one thread: join, resample and measure"
              + " (ebur128); gain to -19 LUFS, limiter at -2 dBFS and libmp3lame at 128 kbit/s;"
              + " decode and measure. It makes no pauses, and no checks of clipping, silence and"
              + " gaps.",
          "No bucket and no database: what they take depends on where they are.");

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
    Optional<Ffmpeg> ffmpeg = Ffmpeg.find();
    int words = run.scaled(WORDS);
    List<Result> hours = new ArrayList<>();
    List<Ffmpeg.Result> rival = new ArrayList<>();
    for (int round = 1; round <= run.rounds(); round++) {
      run.progress().accept("%,d words, round %d".formatted(words, round));
      Path folder = Files.createDirectories(run.work().resolve("round-" + round));
      hours.add(narrate(words, folder));
      if (ffmpeg.isPresent()) {
        rival.add(ffmpeg.get().assemble(folder));
      }
    }
    Result tenMinutes = narrate(run.scaled(WORDS_OF_TEN_MINUTES), run);
    Result tenHours = narrate(run.scaled(WORDS_OF_TEN_HOURS), run);
    List<List<String>> rows = new ArrayList<>();
    rows.add(row(run.scaled(WORDS_OF_TEN_MINUTES), tenMinutes));
    rows.add(row(words, middle(hours)));
    rows.add(row(words, ffmpeg.map(Ffmpeg::version), rival));
    rows.add(row(run.scaled(WORDS_OF_TEN_HOURS), tenHours));
    return new Findings(CONDITIONS, COLUMNS, rows, figures(hours, rival, tenMinutes, tenHours));
  }

  private static Result narrate(int words, Run run) throws IOException, InterruptedException {
    run.progress().accept("%,d words".formatted(words));
    return narrate(words, run.work().resolve("words-" + words));
  }

  private static Map<String, List<Double>> figures(
      List<Result> hours, List<Ffmpeg.Result> rival, Result tenMinutes, Result tenHours) {
    Map<String, List<Double>> figures = new LinkedHashMap<>();
    figures.put("hour.times.real.time", hours.stream().map(Result::timesRealTime).toList());
    figures.put(
        "ffmpeg.times.real.time", rival.stream().map(Ffmpeg.Result::timesRealTime).toList());
    figures.put("tenMinutes.times.real.time", List.of(tenMinutes.timesRealTime()));
    figures.put("tenHours.times.real.time", List.of(tenHours.timesRealTime()));
    figures.put(
        "resident.mb", List.of(tenMinutes.residentMegabytes(), tenHours.residentMegabytes()));
    return figures;
  }

  private static List<String> row(
      int words, Optional<String> version, List<Ffmpeg.Result> results) {
    String name = "%,d words, ffmpeg %s".formatted(words, version.orElse("(none here)"));
    return results.isEmpty()
        ? List.of(name, "", "", "", "", "")
        : List.of(
            name,
            "%.1f".formatted(results.getFirst().hours()),
            "",
            "%.0f s".formatted(Median.of(results.stream().map(Ffmpeg.Result::cpuSeconds).toList())),
            "%.0f"
                .formatted(Median.of(results.stream().map(Ffmpeg.Result::timesRealTime).toList())),
            "");
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
        "%.0f".formatted(result.timesRealTime()),
        "%.0f".formatted(result.residentMegabytes()));
  }

  private static Result narrate(int words, Path folder) throws IOException, InterruptedException {
    Files.createDirectories(folder);
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
