package io.storycast.webhook.delivering;

import static org.assertj.core.api.Assertions.assertThat;

import io.storycast.webhook.delivering.Answer.Outcome;
import io.storycast.webhook.delivering.Endpoint.Health;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyTest {

  private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");
  private static final List<Duration> STANDARD =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(5),
          Duration.ofHours(10),
          Duration.ofHours(14),
          Duration.ofHours(20),
          Duration.ofHours(24));

  private final Policy policy = new Policy(STANDARD, Duration.ofDays(3), new Random(1));

  @Test
  void makesTenAttemptsWithTheStandardsDelaysAndALittleMore() {
    List<Duration> delays = new ArrayList<>();
    for (int tries = 0; tries < 9; tries++) {
      delays.add(again(refused(500, null), tries).delay());
    }

    for (int i = 0; i < delays.size(); i++) {
      Duration least = STANDARD.get(i);
      assertThat(delays.get(i)).isBetween(least, least.plusMillis(least.toMillis() / 10));
    }
    assertThat(policy.after(refused(500, null), EventKind.STORY_READY, 9))
        .isEqualTo(new Next.GivenUp());
  }

  @Test
  void honoursRetryAfterWhenItIsLonger() {
    assertThat(again(refused(429, Duration.ofMinutes(2)), 0).delay())
        .isEqualTo(Duration.ofMinutes(2));
    assertThat(again(refused(503, Duration.ofSeconds(1)), 1).delay())
        .isGreaterThanOrEqualTo(Duration.ofMinutes(5));
    assertThat(again(refused(503, Duration.ofDays(365)), 0).delay()).isEqualTo(Duration.ofDays(1));
  }

  @ParameterizedTest
  @CsvSource({"429,30", "502,30", "503,30", "504,30", "500,0", "404,0"})
  void leavesAReceiverAloneThatIsOverloaded(int status, int seconds) {
    assertThat(policy.breather(refused(status, null))).isEqualTo(Duration.ofSeconds(seconds));
  }

  @Test
  void leavesAReceiverAloneForAsLongAsItAsks() {
    assertThat(policy.breather(refused(429, Duration.ofMinutes(7))))
        .isEqualTo(Duration.ofMinutes(7));
  }

  @Test
  void triesNoMoreWhenTheReceiverIsGoneOrForATest() {
    Answer gone = new Answer(Outcome.GONE, 410, "", null, Duration.ZERO);

    assertThat(policy.after(gone, EventKind.STORY_READY, 0)).isEqualTo(new Next.GivenUp());
    assertThat(policy.after(refused(500, null), EventKind.TEST, 0)).isEqualTo(new Next.GivenUp());
  }

  @Test
  void pausesAnEndpointThatFailedForThreeDays() {
    Instant since = NOW.minus(Duration.ofDays(3));

    assertThat(policy.pause(new Health(40, since, null, "refused with 500"), NOW))
        .contains(
            "No delivery succeeded since 2026-02-26T09:00:00Z; 40 attempts failed, the last one"
                + " refused with 500.");
    assertThat(policy.pause(new Health(40, since.plusSeconds(1), null, ""), NOW)).isEmpty();
    assertThat(policy.pause(new Health(4, since, null, ""), NOW)).isEmpty();
    assertThat(policy.pause(new Health(0, null, NOW, null), NOW)).isEmpty();
  }

  private Next.Again again(Answer answer, int tries) {
    return (Next.Again) policy.after(answer, EventKind.STORY_READY, tries);
  }

  private static Answer refused(int status, @Nullable Duration retryAfter) {
    return new Answer(Outcome.REFUSED, status, "", retryAfter, Duration.ZERO);
  }
}
