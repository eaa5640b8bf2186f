package io.storycast.audio.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class QualityReportTest {

  private static final QualityReport REPORT =
      new QualityReport(
          List.of(
              Measurement.within(Check.LOUDNESS, -19.04, -20, -18),
              Measurement.atMost(Check.TRUE_PEAK, -0.449, -1.5),
              Measurement.exactly(Check.CHUNKS, 59, 60),
              Measurement.atLeast(Check.LOUDEST_MOMENT, Double.NEGATIVE_INFINITY, -50)));

  @Test
  void saysWhatIsWrongInOneLine() {
    assertThat(REPORT.passes()).isFalse();
    assertThat(REPORT.complaint())
        .isEqualTo(
            "true-peak -0.45 dBTP (at most -1.5), chunks 59 (60),"
                + " loudest-moment nothing (at least -50)");
    assertThat(REPORT.measurements().getFirst()).hasToString("loudness -19.04 LUFS (-20 to -18)");
  }

  @Test
  void writesRowsForJsonWithoutInfinity() {
    assertThat(REPORT.rows().get(1))
        .containsEntry("check", "true-peak")
        .containsEntry("value", -0.449)
        .containsEntry("unit", "dBTP")
        .containsEntry("least", null)
        .containsEntry("most", -1.5)
        .containsEntry("passed", false);
    assertThat(REPORT.rows().get(3)).containsEntry("value", null);
  }

  @Test
  void neverPassesWhatIsNoNumber() {
    assertThat(Measurement.atMost(Check.FRAMES, Double.NaN, 2).passes()).isFalse();
  }
}
