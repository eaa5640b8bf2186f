package io.storycast.cli.inspect;

import io.storycast.cli.inspect.Chapters.Chapter;
import io.storycast.cli.inspect.Quality.Measurement;
import io.storycast.cli.outcome.CommandFailure;
import io.storycast.cli.outcome.ExitCodes;
import io.storycast.cli.text.Table;
import io.storycast.cli.text.Text;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Everything there is to see of one narration.
 *
 * @param job as the API tells it
 * @param quality null when there is no report
 * @param isWhole whether the timings are for this very MP3
 */
public record Inspection(
    JsonNode job,
    Waveform waveform,
    Timings timings,
    List<Chapter> chapters,
    @Nullable Quality quality,
    boolean isWhole) {

  private static final int TITLE_COLUMNS = 60;
  private static final String INDENT = "  ";

  /**
   * Fetches the files of a job's narration.
   *
   * @throws CommandFailure when it has none yet, or they cannot be fetched
   */
  public static Inspection of(JsonNode job) {
    String slug = job.path("slug").asString("");
    String audioUrl = job.path("story").path("audioUrl").asString("");
    if (audioUrl.isEmpty()) {
      throw new CommandFailure(
          ExitCodes.FAILED,
          "'%s' has no narration yet; its job is %s."
              .formatted(slug, job.path("status").asString("unknown")),
          "./storycast jobs show %s tells how far it is.".formatted(slug));
    }
    PublicFiles files = new PublicFiles(audioUrl);
    byte[] mp3 = files.audio();
    Timings timings =
        files
            .beside(".timings.json")
            .map(Timings::read)
            .orElseThrow(
                () ->
                    new CommandFailure(
                        ExitCodes.FAILED,
                        "There is an MP3 at %s, but nothing beside it.".formatted(audioUrl),
                        "It was made before narrations had timings; a new revision has them."));
    return new Inspection(
        job,
        Waveform.of(mp3),
        timings,
        files
            .beside(".chapters.json")
            .map(Chapters::read)
            .map(Chapters::chapters)
            .orElse(List.of()),
        files.beside(".quality.json").map(Quality::read).orElse(null),
        sha256(mp3).equals(timings.audioSha256()));
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Whether every check was passed, and the files belong together. */
  public boolean isSound() {
    return isWhole
        && (quality == null || quality.measurements().stream().allMatch(Measurement::passed));
  }

  /** The whole report for a terminal of so many columns. */
  public List<String> lines(int columns) {
    List<String> lines = new ArrayList<>(List.of(heading(), audioUrl()));
    if (!isWhole) {
      lines.add("The timings are for another MP3: a new revision is being published, or a cache");
      lines.add("still has the old file. Try again in some minutes.");
    }
    section(lines, "Measured", measurements());
    section(
        lines, "Sound", new WaveformLines(waveform, timings, columns - INDENT.length()).lines());
    section(lines, "Chapters", chapterTable());
    section(lines, "Cost", costs());
    return lines;
  }

  /** The waveform as a drawing. */
  public String svg() {
    return new WaveformSvg(heading(), waveform, timings, chapters).toString();
  }

  private static void section(List<String> lines, String title, List<String> content) {
    lines.add("");
    lines.add(title);
    content.stream().map(line -> (INDENT + line).stripTrailing()).forEach(lines::add);
  }

  private String heading() {
    String title = job.path("story").path("title").asString(job.path("slug").asString(""));
    return Text.oneLine(
        "%s, revision %d: %s, %s"
            .formatted(
                title,
                job.path("revision").asInt(1),
                Text.clock(Duration.ofMillis(timings.durationMs())),
                Text.count(timings.sentences().size(), "sentence", "sentences")));
  }

  private String audioUrl() {
    return Text.oneLine(job.path("story").path("audioUrl").asString(""));
  }

  private List<String> measurements() {
    if (quality == null || quality.measurements().isEmpty()) {
      return List.of("nothing is told");
    }
    Table table = new Table("check", "measured", "limit", "", "what it is");
    for (Measurement measurement : quality.measurements()) {
      table.row(
          measurement.check(),
          measurement.measured(),
          measurement.limits(),
          measurement.passed() ? "passed" : "FAILED",
          measurement.meaning() == null ? "" : measurement.meaning());
    }
    return table.lines();
  }

  private List<String> chapterTable() {
    Table table = new Table("start", "length", "title");
    for (Chapter chapter : chapters) {
      table.row(
          Text.clock(Duration.ofMillis(chapter.startMs())),
          Text.clock(Duration.ofMillis(chapter.endMs() - chapter.startMs())),
          Text.cut(Text.oneLine(chapter.title()), TITLE_COLUMNS));
    }
    return table.isEmpty() ? List.of("none") : table.lines();
  }

  private List<String> costs() {
    Table table = new Table("stage", "paid");
    job.path("costs")
        .properties()
        .forEach(
            stage ->
                table.row(
                    stage.getKey(),
                    stage.getValue().path("amount").asString("?")
                        + " "
                        + stage.getValue().path("currency").asString("")));
    return table.isEmpty() ? List.of("not known: no prices are set") : table.lines();
  }
}
