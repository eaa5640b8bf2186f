package io.storycast.scheduler.console.jobs;

import io.storycast.scheduler.history.RecordedEvent;
import io.storycast.scheduler.jobs.JobDetail;
import io.storycast.scheduler.jobtable.JobEvent;
import io.storycast.scheduler.jobtable.JobEventKind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What was measured on the narration of the present revision, as rows of a table. */
record Quality(List<Row> rows) {

  /** One measure, and what is usual for it. */
  record Row(String name, String value, String usual) {}

  static Quality of(JobDetail detail) {
    return new Quality(
        measured(detail)
            .map(
                measures ->
                    Stream.of(
                            row(measures, "loudnessLufs", "Loudness", "%.1f LUFS", "−19 ± 1"),
                            row(measures, "truePeakDb", "True peak", "%.1f dBTP", "below −1.5"),
                            row(
                                measures,
                                "speechRate",
                                "Speech rate",
                                "%.0f",
                                "90 to 260 words a minute"),
                            row(measures, "voicedShare", "Voiced share", "%.0f %%", "above 40 %"),
                            row(
                                measures,
                                "longestSilenceMs",
                                "Longest silence",
                                "%.0f ms",
                                "below 2,500 ms"),
                            row(measures, "repeats", "Calls repeated", "%.0f", "0"),
                            row(measures, "wordErrorRate", "Word errors", "%.1f %%", "below 10 %"),
                            row(measures, "checksPassed", "Checks passed", "%.0f", ""))
                        .flatMap(Optional::stream)
                        .toList())
            .orElse(List.of()));
  }

  private static Optional<Map<?, ?>> measured(JobDetail detail) {
    return detail.events().stream()
        .map(RecordedEvent::event)
        .filter(event -> event.kind() == JobEventKind.AUDIO_UPLOADED)
        .filter(event -> event.revision() == detail.job().revision())
        .map(JobEvent::details)
        .map(details -> details.get("quality"))
        .<Map<?, ?>>mapMulti(
            (quality, found) -> {
              if (quality instanceof Map<?, ?> map) {
                found.accept(map);
              }
            })
        .findFirst();
  }

  private static Optional<Row> row(
      Map<?, ?> measures, String key, String name, String format, String usual) {
    if (!(measures.get(key) instanceof Number number)) {
      return Optional.ofNullable(measures.get(key))
          .map(value -> new Row(name, value.toString(), usual));
    }
    double value = number.doubleValue();
    boolean share = format.endsWith("%%");
    return Optional.of(
        new Row(name, String.format(Locale.ENGLISH, format, share ? value * 100 : value), usual));
  }
}
