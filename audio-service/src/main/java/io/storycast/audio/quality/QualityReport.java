package io.storycast.audio.quality;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The table of everything that was measured. */
public record QualityReport(List<Measurement> measurements) {

  public QualityReport {
    measurements = List.copyOf(measurements);
  }

  public boolean passes() {
    return measurements.stream().allMatch(Measurement::passes);
  }

  /** The rows that are out of their limits. */
  public List<Measurement> failures() {
    return measurements.stream().filter(measurement -> !measurement.passes()).toList();
  }

  public boolean fails(Check check) {
    return failures().stream().anyMatch(measurement -> measurement.check() == check);
  }

  /** What a check measured, if it was made. */
  public OptionalDouble value(Check check) {
    return measurements.stream()
        .filter(measurement -> measurement.check() == check)
        .mapToDouble(Measurement::value)
        .findFirst();
  }

  /** The failures in one line for people. */
  public String complaint() {
    return failures().stream().map(Measurement::toString).collect(Collectors.joining(", "));
  }

  /** The rows as they are written as JSON. */
  public List<Map<String, @Nullable Object>> rows() {
    return measurements.stream().map(QualityReport::row).toList();
  }

  private static Map<String, @Nullable Object> row(Measurement measurement) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("check", measurement.check().code());
    row.put("meaning", measurement.check().meaning());
    row.put("value", rounded(measurement.value()));
    row.put("unit", measurement.check().unit());
    row.put("least", rounded(measurement.least()));
    row.put("most", rounded(measurement.most()));
    row.put("passed", measurement.passes());
    return row;
  }

  /** JSON knows no infinity. */
  private static @Nullable Double rounded(double value) {
    return Double.isFinite(value) ? Math.round(value * 1000) / 1000.0 : null;
  }
}
