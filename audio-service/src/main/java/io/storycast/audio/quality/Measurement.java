package io.storycast.audio.quality;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What a check measured, and between which limits it had to be.
 *
 * @param value negative infinity where there is nothing to measure
 * @param least negative infinity where there is no lower limit
 * @param most infinity where there is no upper limit
 */
public record Measurement(Check check, double value, double least, double most) {

  public static Measurement within(Check check, double value, double least, double most) {
    return new Measurement(check, value, least, most);
  }

  public static Measurement atLeast(Check check, double value, double least) {
    return new Measurement(check, value, least, Double.POSITIVE_INFINITY);
  }

  public static Measurement atMost(Check check, double value, double most) {
    return new Measurement(check, value, Double.NEGATIVE_INFINITY, most);
  }

  public static Measurement exactly(Check check, double value, double expected) {
    return new Measurement(check, value, expected, expected);
  }

  public boolean passes() {
    return value >= least && value <= most;
  }

  /** The limits for people, for example {@code at most -1.5}. */
  public String limits() {
    if (least == most) {
      return number(least);
    }
    if (Double.isInfinite(least)) {
      return "at most " + number(most);
    }
    return Double.isInfinite(most)
        ? "at least " + number(least)
        : number(least) + " to " + number(most);
  }

  /** For people, for example {@code true-peak -0.4 dBTP (at most -1.5)}. */
  @Override
  public String toString() {
    return "%s %s (%s)"
        .formatted(
            check.code(),
            (Double.isFinite(value) ? number(value) + " " + check.unit() : "nothing").strip(),
            limits());
  }

  private static String number(double value) {
    return Double.isFinite(value)
        ? new BigDecimal(value)
            .setScale(2, RoundingMode.HALF_UP)
            .stripTrailingZeros()
            .toPlainString()
        : "nothing";
  }
}
