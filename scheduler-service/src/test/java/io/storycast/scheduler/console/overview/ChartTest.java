package io.storycast.scheduler.console.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.storycast.scheduler.console.Wording;
import io.storycast.scheduler.console.overview.Chart.Tick;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChartTest {

  private static final Instant END = Instant.parse("2026-03-01T08:00:00Z");
  private static final double BOTTOM = 162;
  private static final double TOP = 10;
  private static final Offset<Double> SMALL = Offset.offset(0.01);

  private final Wording wording = new Wording(Clock.fixed(END, ZoneOffset.UTC));

  @Test
  void stacksFailedAttemptsOnReadyStories() {
    Chart chart = Chart.ofThroughput(List.of(hour(0, 6, 2), hour(1, 3, 0)), wording);

    Chart.Bar ready = chart.bars().get(0);
    Chart.Bar failed = chart.bars().get(1);
    assertThat(ready.y() + ready.height()).isEqualTo(BOTTOM, SMALL);
    assertThat(failed.y() + failed.height()).isEqualTo(ready.y(), SMALL);
    assertThat(failed.height() * 3).isEqualTo(ready.height(), SMALL);
    assertThat(failed.y()).as("eight is the top of the scale").isEqualTo(TOP, SMALL);
    assertThat(chart.columns().getFirst().title())
        .isEqualTo("The hour to 08:00 UTC: 6 ready, 2 attempts failed");
  }

  @ParameterizedTest
  @CsvSource({"0, 2", "2, 2", "3, 4", "7, 8", "9, 10", "11, 20", "37, 40", "1500, 2000"})
  void endsTheScaleAtARoundNumberWhoseHalfIsRoundToo(long most, long top) {
    Chart chart = Chart.ofThroughput(List.of(hour(0, most, 0)), wording);

    assertThat(chart.ticks())
        .extracting(Tick::text)
        .containsExactly("0", wording.count(top / 2), wording.count(top));
  }

  @Test
  void leavesOutHoursWithoutAStory() {
    Chart chart =
        Chart.ofLatency(
            List.of(
                new Hour(END, 1, 0, 30_000L, 60_000L),
                new Hour(END.plusSeconds(3600), 0, 0, null, null),
                new Hour(END.plusSeconds(7200), 1, 0, 40_000L, 80_000L)),
            wording);

    assertThat(chart.lines()).allSatisfy(line -> assertThat(line.points().split(" ")).hasSize(2));
    assertThat(chart.columns().get(1).title()).contains("median –");
  }

  @Test
  void namesEveryFourthHourAndTheLast() {
    List<Hour> day = IntStream.range(0, 24).mapToObj(i -> hour(i, 1, 0)).toList();

    Chart chart = Chart.ofThroughput(day, wording);

    assertThat(chart.labels()).hasSize(6);
    assertThat(chart.labels().getLast().text()).isEqualTo("07:00");
    assertThat(chart.bars()).allSatisfy(bar -> assertThat(bar.x() + bar.width()).isLessThan(640));
  }

  private static Hour hour(int number, long ready, long failed) {
    return new Hour(END.plusSeconds(3600L * number), ready, failed, null, null);
  }
}
