package io.storycast.audio.narration;

import io.storycast.audio.narration.Recitation.Take;
import io.storycast.audio.quality.Check;
import io.storycast.audio.quality.Measurement;
import io.storycast.audio.quality.QualityReport;
import io.storycast.audio.quality.WordErrors;
import io.storycast.audio.timing.CompanionFile;
import io.storycast.contracts.NarrationQuality;
import io.storycast.stage.StageFailure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** What a narration is like: the whole table as a file beside it, and its sum for the event. */
record QualitySheet(
    FinishedNarration narration, List<Take> takes, String language, double mostWordErrors) {

  private static final JsonMapper JSON = JsonMapper.shared();

  /** Raised when a reader of the file would have to change. */
  private static final int VERSION = 1;

  /**
   * Each chunk may have one word that was heard otherwise; all of them may not.
   *
   * @throws StageFailure when they do
   */
  void requirePassed() {
    if (!report().passes()) {
      throw Gate.refusal(report());
    }
  }

  CompanionFile file() {
    Map<String, Object> sheet = new LinkedHashMap<>();
    sheet.put("version", VERSION);
    sheet.put("audioSha256", narration.mp3().sha256());
    sheet.put("durationMs", narration.mp3().durationMs());
    sheet.put("passed", report().passes());
    sheet.put("speechRate", rounded(speechRate(), 10));
    sheet.put("speechRateUnit", countsCharacters() ? "characters/min" : "words/min");
    sheet.put("chunks", takes.size());
    sheet.put("repeats", repeats());
    sheet.put("checks", report().rows());
    return new CompanionFile(".quality.json", "application/json", JSON.writeValueAsBytes(sheet));
  }

  NarrationQuality summary() {
    return new NarrationQuality(
        rounded(value(Check.LOUDNESS), 100),
        rounded(value(Check.TRUE_PEAK), 100),
        rounded(speechRate(), 10),
        rounded(value(Check.VOICED_SHARE) / 100, 1000),
        Math.round(1000 * value(Check.INNER_SILENCE)),
        repeats(),
        wordErrors().map(errors -> rounded(errors.rate(), 1000)).orElse(null),
        report().measurements().stream()
            .filter(Measurement::passes)
            .map(measurement -> measurement.check().code())
            .toList());
  }

  /** What the gate measured, and what a transcription says where there is one. */
  private QualityReport report() {
    List<Measurement> rows = new ArrayList<>(narration.report().measurements());
    wordErrors().map(errors -> errors.ofNarration(mostWordErrors)).ifPresent(rows::add);
    return new QualityReport(rows);
  }

  private Optional<WordErrors> wordErrors() {
    return takes.stream().map(Take::errors).filter(Objects::nonNull).reduce(WordErrors::plus);
  }

  private double value(Check check) {
    return narration.report().value(check).orElseThrow();
  }

  /** Words a minute without the pauses; characters where words are not told apart by spaces. */
  private double speechRate() {
    long said =
        takes.stream()
            .map(take -> take.chunk().text())
            .mapToLong(text -> countsCharacters() ? characters(text) : words(text))
            .sum();
    double seconds = takes.stream().mapToDouble(take -> take.pace().seconds()).sum();
    return seconds == 0 ? 0 : said * 60 / seconds;
  }

  private boolean countsCharacters() {
    String code = Locale.forLanguageTag(language).getLanguage();
    return code.equals("zh") || code.equals("ja");
  }

  private static long characters(String text) {
    return text.codePoints().filter(Character::isLetterOrDigit).count();
  }

  private static long words(String text) {
    return text.strip().split("\\s+").length;
  }

  /** Answers that were refused; a text that occurs twice was spoken once. */
  private int repeats() {
    Map<String, Integer> refused = new LinkedHashMap<>();
    takes.forEach(take -> refused.put(take.chunk().text(), take.refused()));
    return refused.values().stream().mapToInt(Integer::intValue).sum();
  }

  private static double rounded(double value, int precision) {
    return (double) Math.round(value * precision) / precision;
  }
}
