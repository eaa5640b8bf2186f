package io.storycast.benchmarks.audio;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The same work by ffmpeg, on one thread: joined and measured, then brought to the same loudness,
 * limited and encoded by LAME at the same rate, then decoded and measured again.
 */
record Ffmpeg(String version) {

  private static final double LOUDNESS = -19;

  /** -2 dBFS. */
  private static final String LIMIT = "0.794";

  private static final Pattern VERSION = Pattern.compile("ffmpeg version (\\S+)");
  private static final Pattern INTEGRATED = Pattern.compile("I:\\s+(-?[\\d.]+) LUFS");
  private static final Pattern PROCESSOR =
      Pattern.compile("bench: utime=([\\d.]+)s stime=([\\d.]+)s");
  private static final Pattern LENGTH = Pattern.compile("time=(\\d+):(\\d+):([\\d.]+)");
  private static final double MINUTE = 60;

  /**
   * What came out.
   *
   * @param hours of sound
   * @param cpuSeconds of all three steps
   */
  record Result(double hours, double cpuSeconds) {

    double timesRealTime() {
      return hours * MINUTE * MINUTE / cpuSeconds;
    }
  }

  /** The one on the path, if there is one. */
  static Optional<Ffmpeg> find() throws InterruptedException {
    try {
      return matches(VERSION, output(List.of("ffmpeg", "-version"))).stream()
          .findFirst()
          .map(version -> new Ffmpeg(version.group(1)));
    } catch (IOException e) {
      return Optional.empty(); // there is no such program
    }
  }

  /** Makes one MP3 of the WAV files in a folder, in the order of their names. */
  Result assemble(Path chunks) throws IOException, InterruptedException {
    Path list = chunks.resolve("list.txt");
    try (Stream<Path> files = Files.list(chunks)) {
      Files.writeString(
          list,
          files
              .filter(file -> file.toString().endsWith(".wav"))
              .sorted()
              .map("file '%s'\n"::formatted)
              .collect(Collectors.joining()));
    }
    Path mp3 = chunks.resolve("out.mp3");
    List<String> joined = List.of("-f", "concat", "-safe", "0", "-i", list.toString());
    List<String> measured = List.of("-f", "null", "-");
    String first = run(joined, "aresample=44100,ebur128", measured);
    double gain = LOUDNESS - Double.parseDouble(matches(INTEGRATED, first).getLast().group(1));
    String second =
        run(
            joined,
            "aresample=44100,volume=%.2fdB,alimiter=limit=%s:level=false".formatted(gain, LIMIT),
            List.of("-ac", "1", "-c:a", "libmp3lame", "-b:a", "128k", mp3.toString()));
    String third = run(List.of("-i", mp3.toString()), "ebur128", measured);
    return new Result(hours(third), cpu(first) + cpu(second) + cpu(third));
  }

  private static String run(List<String> input, String filter, List<String> output)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("ffmpeg", "-hide_banner", "-nostdin", "-y", "-benchmark"));
    command.addAll(List.of("-threads", "1", "-filter_threads", "1"));
    command.addAll(input);
    command.addAll(List.of("-af", filter, "-threads", "1"));
    command.addAll(output);
    return output(command);
  }

  private static String output(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(String.join(" ", command) + ": " + text);
    }
    return text;
  }

  private static double cpu(String text) {
    MatchResult times = matches(PROCESSOR, text).getLast();
    return Double.parseDouble(times.group(1)) + Double.parseDouble(times.group(2));
  }

  private static double hours(String text) {
    MatchResult time = matches(LENGTH, text).getLast();
    double minutes =
        Integer.parseInt(time.group(1)) * MINUTE
            + Integer.parseInt(time.group(2))
            + Double.parseDouble(time.group(3)) / MINUTE;
    return minutes / MINUTE;
  }

  private static List<MatchResult> matches(Pattern pattern, String text) {
    return pattern.matcher(text).results().toList();
  }
}
