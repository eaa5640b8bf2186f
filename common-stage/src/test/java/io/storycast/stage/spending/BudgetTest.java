package io.storycast.stage.spending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.storycast.contracts.ReasonCode;
import io.storycast.contracts.StageStatus.Cause;
import io.storycast.contracts.StageStatus.Pause;
import io.storycast.contracts.StageStatus.Spending;
import io.storycast.stage.StageFailure;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BudgetTest {

  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
  private static final Instant MIDNIGHT = Instant.parse("2026-11-25T00:00:00Z");
  private static final Prices PRICES =
      new Prices(Billing.CHARACTERS, null, null, new BigDecimal("7.15"), "USD");

  private final Days days = new Days();

  private static final class Days implements DailySpending {
    private BigDecimal spent = BigDecimal.ZERO;
    private Duration left = Duration.between(NOON, MIDNIGHT);
    private boolean warned;
    private int looks;

    @Override
    public Day today(String currency) {
      looks++;
      return new Day(spent, NOON, warned, MIDNIGHT, left);
    }

    @Override
    public boolean warn(String currency) {
      boolean first = !warned;
      warned = true;
      return first;
    }
  }

  private Budget budget(@Nullable String soft, @Nullable String hard) {
    return new Budget(new BudgetLimits(decimal(soft), decimal(hard)), PRICES, days);
  }

  private static @Nullable BigDecimal decimal(@Nullable String number) {
    return number == null ? null : new BigDecimal(number);
  }

  @Test
  void letsCallsThroughUntilTheHardLimitIsReached() {
    Budget budget = budget(null, "10");
    days.spent = new BigDecimal("9.999999");

    assertThatCode(budget::check).doesNotThrowAnyException();
    assertThat(budget.pauses()).isEmpty();
  }

  @Test
  void refusesCallsWithTheFiguresOnceTheHardLimitIsReached() {
    days.spent = new BigDecimal("10.0200");

    StageFailure failure =
        catchThrowableOfType(StageFailure.class, () -> budget(null, "10").check());

    assertThat(failure.reason()).isEqualTo(ReasonCode.BUDGET_EXHAUSTED);
    assertThat(failure.message())
        .isEqualTo("10.02 USD are spent today, the budget of the day (DAILY_BUDGET) is 10 USD.");
    assertThat(failure.retryAfter()).contains(Duration.ofSeconds(2));
    assertThat(failure.dependency()).isEmpty();
  }

  @Test
  void refusesNoLongerThanUntilMidnight() {
    days.spent = BigDecimal.TEN;
    days.left = Duration.ofMillis(700);

    StageFailure failure =
        catchThrowableOfType(StageFailure.class, () -> budget(null, "10").check());

    assertThat(failure.retryAfter()).contains(Duration.ofMillis(700));
  }

  @Test
  void pausesTheStageUntilMidnight() {
    days.spent = BigDecimal.TEN;

    assertThat(budget("8", "10").pauses())
        .containsExactly(
            new Pause(
                Cause.BUDGET,
                null,
                "budget-exhausted",
                "10 USD are spent today, the budget of the day (DAILY_BUDGET) is 10 USD.",
                null,
                NOON,
                MIDNIGHT));
  }

  @Test
  void buysNothingWithABudgetOfZero() {
    assertThat(budget(null, "0").pauses()).hasSize(1);
  }

  @Test
  void tellsTheSoftLimitOnceAndGoesOn() {
    days.spent = new BigDecimal("8");
    Budget budget = budget("8", "10");

    budget.check();
    budget.check();

    assertThat(days.warned).isTrue();
    assertThat(budget.pauses()).isEmpty();
  }

  @Test
  void asksNothingWithoutLimits() {
    Budget budget = budget(null, null);

    budget.check();

    assertThat(budget.pauses()).isEmpty();
    assertThat(days.looks).isZero();
  }

  @Test
  void reportsTheDay() {
    days.spent = new BigDecimal("3.5");

    assertThat(budget("8", "10").today())
        .contains(
            new Spending(new BigDecimal("3.5"), new BigDecimal("8"), new BigDecimal("10"), "USD"));
  }

  @Test
  void reportsNothingWithoutPrices() {
    Prices none = new Prices(Billing.CHARACTERS, null, null, null, "USD");

    assertThat(new Budget(new BudgetLimits(null, null), none, days).today()).isEmpty();
  }
}
