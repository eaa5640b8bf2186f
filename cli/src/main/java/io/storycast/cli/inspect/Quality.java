package io.storycast.cli.inspect;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the quality report tells.
 *
 * @param checks null in reports that have none
 */
record Quality(@Nullable List<Measurement> checks) {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  /**
   * A measurement and its limits; null is none.
   *
   * @param meaning what is measured, in half a sentence
   */
  record Measurement(
      String check,
      @Nullable String meaning,
      @Nullable BigDecimal value,
      @Nullable String unit,
      @Nullable BigDecimal least,
      @Nullable BigDecimal most,
      boolean passed) {

    String measured() {
      return value == null ? "nothing" : (plain(value) + " " + (unit == null ? "" : unit)).strip();
    }

    String limits() {
      if (least != null && most != null) {
        return least.compareTo(most) == 0 ? plain(least) : plain(least) + " to " + plain(most);
      }
      if (least != null) {
        return "at least " + plain(least);
      }
      return most == null ? "" : "at most " + plain(most);
    }

    private static String plain(BigDecimal number) {
      return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
  }

  List<Measurement> measurements() {
    return checks == null ? List.of() : checks;
  }

  static Quality read(byte[] json) {
    return JSON.readValue(json, Quality.class);
  }
}
