package io.storycast.stage.spending;

import static io.storycast.stage.spending.Pod.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import io.storycast.contracts.Cost;
import io.storycast.contracts.ReasonCode;
import io.storycast.stage.CallLedger.Units;
import io.storycast.stage.StageFailure;
import io.storycast.stage.jdbc.JdbcDailySpending;
import io.storycast.stage.spending.RateLimits.Turn;
import io.storycast.testing.Database;
import io.storycast.testing.Dependencies;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Prices, budget and limits on a real database that two processes share. */
class PaidCallsIT {

  private static final Rates UNLIMITED = new Rates(null, null);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int TEN_CENTS = 100_000;

  private final Database database = Dependencies.postgres().freshDatabase("spending");
  private final List<Pod> pods = new ArrayList<>();

  @BeforeEach
  void migrate() {
    Flyway.configure()
        .dataSource(database.dataSource())
        .locations("classpath:db/stage")
        .load()
        .migrate();
  }

  @AfterEach
  void stop() {
    pods.forEach(Pod::close);
  }

  private Pod pod(Rates rates, @Nullable String hardBudget) {
    BigDecimal budget = hardBudget == null ? null : new BigDecimal(hardBudget);
    return kept(Pod.of(database, rates, budget, Duration.ofMillis(200)));
  }

  private Pod patientPod(Rates rates) {
    return kept(Pod.of(database, rates, null, PATIENCE));
  }

  private Pod kept(Pod pod) {
    pods.add(pod);
    return pod;
  }

  private Pod pod() {
    return pod(UNLIMITED, null);
  }

  private static <T> List<T> atOnce(List<Callable<T>> work) throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<T> results = new ArrayList<>();
      for (Future<T> result : threads.invokeAll(work)) {
        results.add(result.get());
      }
      return results;
    }
  }

  @Test
  void keepsPriceAndSumWithTheAnswer() {
    Pod pod = pod();

    pod.calls.answered(pod.begin(), answer(1000, 500));
    pod.calls.answered(pod.begin(), answer(2000, 1));

    assertThat(pod.spentToday()).isEqualByComparingTo("0.003501");
    assertThat(
            pod.jdbc
                .sql("select sum(price) from provider_call where currency = 'USD'")
                .query(BigDecimal.class)
                .single())
        .isEqualByComparingTo("0.003501");
    assertThat(pod.counted("storycast.calls.cost", "currency", "USD"))
        .isCloseTo(0.003501, within(1e-9));
    assertThat(pod.counted("storycast.calls.tokens", "kind", "prompt")).isEqualTo(3000);
  }

  @Test
  void tellsWhatARevisionCost() {
    Pod pod = pod();
    assertThat(pod.calls.cost(pod.calls.paidAnswers("s-1", 1))).isEqualTo(new Cost("0", "USD"));

    pod.calls.answered(pod.begin(), answer(1000, 500));
    UUID useless = pod.begin();
    pod.calls.answered(useless, answer(2000, 1));
    pod.calls.rejected(useless, ReasonCode.STORY_REFUSED, "no");
    pod.calls.failed(pod.begin(), ReasonCode.PROVIDER_ERROR, "503");
    assertThat(pod.calls.cost(pod.calls.paidAnswers("s-1", 1)))
        .isEqualTo(new Cost("0.003501", "USD"));

    pod.calls.answered(pod.begin(), answer(null, null));
    assertThat(pod.calls.cost(pod.calls.paidAnswers("s-1", 1))).isNull();
  }

  @Test
  void countsAnAnswerOnceThatIsStoredAgain() {
    Pod pod = pod();
    UUID call = pod.begin();

    pod.calls.answered(call, answer(1000, 500));
    pod.calls.answered(call, answer(1000, 500));

    assertThat(pod.spentToday()).isEqualByComparingTo("0.0015");
    assertThat(pod.counted("storycast.calls", "outcome", "answered")).isEqualTo(1);
  }

  @Test
  void keepsCountingAnAnswerThatIsRejected() {
    Pod pod = pod();
    UUID call = pod.begin();
    pod.calls.answered(call, answer(1000, 500));

    pod.calls.rejected(call, ReasonCode.STORY_REFUSED, "no");

    assertThat(pod.spentToday()).isEqualByComparingTo("0.0015");
    assertThat(pod.calls.usableAnswers("s-1", 1)).isEmpty();
    assertThat(pod.calls.paidAnswers("s-1", 1))
        .singleElement()
        .satisfies(
            paid -> {
              assertThat(paid.rejected()).isTrue();
              assertThat(paid.usage()).isEqualTo(new Units(1000, 500, null));
            });
    assertThat(pod.counted("storycast.calls", "outcome", "rejected")).isEqualTo(1);
  }

  @Test
  void pricesNothingThatIsNotKnownAndSaysSo() {
    Pod pod = pod();

    pod.calls.answered(pod.begin(), answer(null, null));
    pod.calls.answered(pod.begin(), answer(1000, null));

    assertThat(pod.spentToday()).isEqualByComparingTo("0.001");
    assertThat(pod.counted("storycast.calls.unpriced")).isEqualTo(2);
  }

  @Test
  void paysNothingForACallThatFailed() {
    Pod pod = pod();

    pod.calls.failed(pod.begin(), ReasonCode.PROVIDER_ERROR, "503");

    assertThat(pod.spentToday()).isZero();
    assertThat(pod.counted("storycast.calls", "outcome", "failed")).isEqualTo(1);
  }

  @Test
  void overspendsAtMostByTheCallsInFlightOfAllPods() throws Exception {
    Pod one = pod(UNLIMITED, "1");
    Pod other = pod(UNLIMITED, "1");
    int inFlight = 8;

    List<Integer> bought =
        atOnce(
            IntStream.range(0, inFlight)
                .mapToObj(i -> buyingAllItMay(i % 2 == 0 ? one : other))
                .toList());

    int calls = bought.stream().mapToInt(Integer::intValue).sum();
    assertThat(calls).isBetween(10, 10 + inFlight - 1);
    assertThat(one.spentToday())
        .isEqualByComparingTo(new BigDecimal("0.1").multiply(BigDecimal.valueOf(calls)));
    assertThat(one.budget.pauses()).hasSize(1);
    assertThat(other.budget.pauses()).hasSize(1);
  }

  private static Callable<Integer> buyingAllItMay(Pod pod) {
    return () -> {
      int bought = 0;
      while (buys(pod)) {
        bought++;
      }
      return bought;
    };
  }

  private static boolean buys(Pod pod) {
    UUID call;
    try {
      call = pod.begin();
    } catch (StageFailure spent) {
      assertThat(spent.reason()).isEqualTo(ReasonCode.BUDGET_EXHAUSTED);
      return false;
    }
    pod.calls.answered(call, answer(TEN_CENTS, 0));
    return true;
  }

  @Test
  void buysAgainOnTheNextDay() {
    Pod pod = pod(UNLIMITED, "0.1");
    assertThat(buys(pod)).isTrue();
    assertThat(buys(pod)).isFalse();

    pod.jdbc.sql("update spending set day = day - 1").update();

    assertThat(pod.budget.pauses()).isEmpty();
    assertThat(buys(pod)).isTrue();
  }

  @Test
  void buysAgainWhenTheBudgetIsRaised() {
    Pod pod = pod(UNLIMITED, "0.1");
    assertThat(buys(pod)).isTrue();
    assertThat(buys(pod)).isFalse();

    assertThat(buys(pod(UNLIMITED, "0.2"))).isTrue();
  }

  @Test
  void beginsTheDayAtMidnightUtcByTheDatabasesClock() {
    DailySpending.Day day = new JdbcDailySpending(pod().jdbc).today("USD");

    assertThat(day.spent()).isZero();
    assertThat(Duration.between(day.changedAt(), day.end())).isEqualTo(Duration.ofDays(1));
    assertThat(day.end().toString()).endsWith("T00:00:00Z");
    assertThat(day.left()).isBetween(Duration.ZERO, Duration.ofDays(1));
  }

  @Test
  void tellsTheSoftLimitOnceInAllPods() {
    pod().calls.answered(pod().begin(), answer(TEN_CENTS, 0));

    assertThat(new JdbcDailySpending(pod().jdbc).warn("USD")).isTrue();
    assertThat(new JdbcDailySpending(pod().jdbc).warn("USD")).isFalse();
  }

  @Test
  void twoPodsShareOneLimitAndHoldNoConnectionWhileTheyWait() throws Exception {
    Rates rates = new Rates(1200, null);
    Pod one = patientPod(rates);
    Pod other = patientPod(rates);
    int calls = 60;

    atOnce(IntStream.range(0, calls).mapToObj(i -> begin(i % 2 == 0 ? one : other)).toList());

    double seconds = secondsFromFirstToLastCall(one);
    double atLeast = (calls - 1) * rates.secondsPerRequest() - rates.burstOfRequests();
    assertThat(seconds).isBetween(atLeast - 0.1, atLeast + 1);
    assertThat(one.meters.get("storycast.calls.waited").timer().count()).isEqualTo(calls / 2);
  }

  private static Callable<UUID> begin(Pod pod) {
    return pod::begin;
  }

  private static double secondsFromFirstToLastCall(Pod pod) {
    return pod.jdbc
        .sql("select extract(epoch from max(started_at) - min(started_at)) from provider_call")
        .query(Double.class)
        .single();
  }

  @Test
  void asksOnceForEachCallAndTellsEachAnotherTimeToReturn() throws Exception {
    Rates rates = new Rates(60, null);
    Pod one = pod(rates, null);
    Pod other = pod(rates, null);

    List<Turn> turns =
        atOnce(IntStream.range(0, 300).mapToObj(i -> turn(i % 2 == 0 ? one : other)).toList());

    List<Duration> granted = in(turns, true);
    List<Duration> returns = in(turns, false);
    assertThat(granted).hasSizeBetween(5, 6).allMatch(in -> in.compareTo(PATIENCE) <= 0);
    assertThat(returns.getFirst()).isGreaterThan(PATIENCE.minusSeconds(1));
    assertThat(returns.getLast()).isBetween(Duration.ofSeconds(290), Duration.ofSeconds(310));
    // Each was told its own second, give or take the moment at which it asked.
    long crowd =
        IntStream.range(1, returns.size())
            .filter(i -> returns.get(i).minus(returns.get(i - 1)).toMillis() < 500)
            .count();
    assertThat(crowd).isLessThan(returns.size() / 5);
  }

  private static Callable<Turn> turn(Pod pod) {
    return () -> pod.limits.next("models.example.org", "writer-1", 0, PATIENCE);
  }

  private static List<Duration> in(List<Turn> turns, boolean granted) {
    return turns.stream().filter(turn -> turn.granted() == granted).map(Turn::in).sorted().toList();
  }

  @Test
  void sendsNobodyAwayForLongerThanTenMinutes() {
    Pod pod = pod(new Rates(6, null), null);

    List<Turn> turns =
        IntStream.range(0, 150)
            .mapToObj(i -> pod.limits.next("models.example.org", "writer-1", 0, PATIENCE))
            .toList();

    assertThat(in(turns, false).getLast()).isLessThan(Duration.ofMinutes(11));
  }

  @Test
  void givesEachModelItsOwnTurns() {
    Pod pod = pod(new Rates(6, null), null);

    assertThat(pod.limits.next("models.example.org", "writer-1", 0, PATIENCE).granted()).isTrue();
    assertThat(pod.limits.next("models.example.org", "writer-1", 0, PATIENCE).granted()).isFalse();
    assertThat(pod.limits.next("models.example.org", "writer-2", 0, PATIENCE).granted()).isTrue();
  }

  @Test
  void refusesWhatTheMinutesUnitsDoNotAllow() {
    Pod pod = pod(new Rates(null, 6000), null);
    pod.calls.begin(Pod.call(3000));

    StageFailure failure =
        catchThrowableOfType(StageFailure.class, () -> pod.calls.begin(Pod.call(10)));

    assertThat(failure.reason()).isEqualTo(ReasonCode.RATE_LIMIT_REACHED);
    assertThat(failure.retryAfter())
        .hasValueSatisfying(
            in -> assertThat(in).isBetween(Duration.ofSeconds(25), Duration.ofSeconds(31)));
    assertThat(pod.counted("storycast.calls.held.back", "reason", "rate-limit-reached"))
        .isEqualTo(1);
    assertThat(callsInTheLedger(pod)).isEqualTo(1);
  }

  private static long callsInTheLedger(Pod pod) {
    return pod.jdbc.sql("select count(*) from provider_call").query(Long.class).single();
  }

  @Test
  void correctsTheLimitByWhatWasBilled() {
    Pod pod = pod(new Rates(null, 6000), null);
    UUID call = pod.calls.begin(Pod.call(3000));

    pod.calls.answered(call, answer(60, 40));

    assertThatCode(() -> pod.calls.begin(Pod.call(10))).doesNotThrowAnyException();
    assertThat(callsInTheLedger(pod)).isEqualTo(2);
  }

  @Test
  void beginsACallThatIsLargerThanAMinutesUnits() {
    Pod pod = pod(new Rates(null, 6000), null);

    assertThatCode(() -> pod.calls.begin(Pod.call(50_000))).doesNotThrowAnyException();
  }
}
