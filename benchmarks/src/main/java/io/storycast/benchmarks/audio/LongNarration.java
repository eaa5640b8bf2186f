package io.storycast.benchmarks.audio;

import io.storycast.audio.narration.AudioStore;
import io.storycast.audio.narration.ChunkCache;
import io.storycast.audio.narration.ChunkKey;
import io.storycast.audio.narration.FinishedMp3;
import io.storycast.audio.narration.Mp3Codec;
import io.storycast.audio.narration.NarrationSettings;
import io.storycast.audio.narration.Narrator;
import io.storycast.audio.narration.Pauses;
import io.storycast.audio.narration.Repeats;
import io.storycast.audio.narration.Speech;
import io.storycast.audio.narration.Voice;
import io.storycast.audio.quality.QualityLimits;
import io.storycast.audio.sound.Recording;
import io.storycast.audio.sound.Wav;
import io.storycast.audio.text.spoken.Lexicon;
import io.storycast.audio.text.spoken.Reading;
import io.storycast.audio.timing.CompanionFile;
import io.storycast.contracts.AudioUploaded;
import io.storycast.contracts.GenerationOptions;
import io.storycast.contracts.StoryGenerated;
import io.storycast.stage.Attempt;
import io.storycast.testing.audio.Pcm;
import io.storycast.testing.simulator.speech.Speaker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/**
 * Narrates one long story in this process, from Markdown to MP3, with everything remote in memory
 * or left out: {@code LongNarration WORDS FOLDER}. Run it with a small heap.
 */
final class LongNarration {

  private static final int SAMPLE_RATE = 24_000;
  private static final double SECOND = 1e9;
  private static final double KILOBYTES = 1024;

  private LongNarration() {}

  /**
   * What came out.
   *
   * @param hours of sound
   * @param studioCpuSeconds of the one thread that assembles, encodes, decodes and measures
   * @param residentMegabytes of this process at most
   */
  record Result(double hours, int chunks, double studioCpuSeconds, double residentMegabytes) {

    /** Real time over the processor's time: how many hours of sound one core makes in an hour. */
    double timesRealTime() {
      return hours * 3600 / studioCpuSeconds;
    }

    /** One line that {@link #read} understands. */
    String line() {
      return "RESULT %s %s %s %s".formatted(hours, chunks, studioCpuSeconds, residentMegabytes);
    }

    static Optional<Result> read(String line) {
      String[] words = line.split(" ");
      return words[0].equals("RESULT")
          ? Optional.of(
              new Result(
                  Double.parseDouble(words[1]),
                  Integer.parseInt(words[2]),
                  Double.parseDouble(words[3]),
                  Double.parseDouble(words[4])))
          : Optional.empty();
    }
  }

  public static void main(String[] arguments) {
    int words = Integer.parseInt(arguments[0]);
    System.out.println(narrate(words, Path.of(arguments[1])).line());
  }

  private static Result narrate(int words, Path folder) {
    StudioWatch watch = new StudioWatch(folder);
    try (var codecs = new AnnotationConfigApplicationContext("io.storycast.audio.mp3")) {
      Narrator narrator =
          new Narrator(
              new Narrator.Ports(
                  watch,
                  new NoCache(),
                  new NoLedger(),
                  codecs.getBean(Mp3Codec.class),
                  watch,
                  null),
              new Voice("localhost", "FreeTTS", null, "wav", SAMPLE_RATE, null, Map.of()),
              settings(folder),
              Clock.systemUTC());
      AudioUploaded uploaded =
          narrator.narrate(story(LongText.ofWords(words, 1)), new Unhurried()).orElseThrow();
      return new Result(
          uploaded.durationMs() / 3_600_000.0,
          uploaded.chunks(),
          watch.studioCpuNanos / SECOND,
          mostResidentMegabytes());
    }
  }

  /** The high-water mark that Linux keeps; 0 elsewhere. */
  private static double mostResidentMegabytes() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / KILOBYTES)
          .sum();
    } catch (IOException e) {
      return 0;
    }
  }

  private static NarrationSettings settings(Path folder) {
    return new NarrationSettings(
        Integer.MAX_VALUE,
        300,
        1,
        new Pauses(
            Duration.ofMillis(750),
            Duration.ofMillis(80),
            Duration.ofMillis(300),
            Duration.ofMillis(500),
            Duration.ofMillis(700),
            Duration.ofSeconds(1),
            Duration.ofMillis(1500)),
        -19,
        -2,
        folder,
        new Reading(true, Lexicon.empty()),
        QualityLimits.USUAL,
        new Repeats(2, Duration.ZERO),
        null);
  }

  private static StoryGenerated story(String markdown) {
    return new StoryGenerated(
        "job-1",
        "scenario-1",
        1,
        "a-long-story",
        "A long story",
        markdown,
        List.of(),
        "en",
        "content-hash",
        "no-model",
        null,
        0,
        GenerationOptions.DEFAULTS,
        null,
        Instant.EPOCH);
  }

  /**
   * Speaks, keeps what it said in files for others to assemble, receives the result, and notes what
   * the assembly took.
   */
  private static final class StudioWatch implements Speech, AudioStore {

    private final Speaker speaker = new Speaker();
    private final AtomicInteger spoken = new AtomicInteger();
    private final Path folder;
    private long studioCpuNanos;

    StudioWatch(Path folder) {
      this.folder = folder;
    }

    @Override
    public Answer speak(String text, Voice voice, StoryGenerated story) {
      Pcm sound = speaker.speak(text, 1, SAMPLE_RATE);
      byte[] wav = Wav.write(new Recording(sound.samples(), sound.rate()));
      try {
        Files.write(folder.resolve("spoken-%06d.wav".formatted(spoken.incrementAndGet())), wav);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return new Answer(null, "audio/wav", wav);
    }

    @Override
    public URI publish(FinishedMp3 mp3, String key, Edition edition) {
      ThreadMXBean threads = ManagementFactory.getThreadMXBean();
      for (long id : threads.getAllThreadIds()) {
        ThreadInfo thread = threads.getThreadInfo(id);
        if (thread != null && thread.getThreadName().startsWith("studio-")) {
          studioCpuNanos += threads.getThreadCpuTime(id);
        }
      }
      return URI.create("https://audio.example/" + key);
    }

    @Override
    public URI publish(CompanionFile file, String key, Edition edition) {
      return URI.create("https://audio.example/" + key);
    }
  }

  private static final class NoCache implements ChunkCache {

    @Override
    public Optional<Speech.Answer> find(ChunkKey key) {
      return Optional.empty();
    }

    @Override
    public void keep(ChunkKey key, Speech.Answer answer) {}

    @Override
    public void forget(ChunkKey key) {}
  }

  private record Unhurried() implements Attempt {

    @Override
    public int number() {
      return 1;
    }

    @Override
    public boolean cancelled() {
      return false;
    }
  }
}
