package io.storycast.stage.spending;

import io.storycast.contracts.ReasonCode;
import io.storycast.contracts.StageStatus.Cause;
import io.storycast.contracts.StageStatus.Pause;
import io.storycast.contracts.StageStatus.Spending;
import io.storycast.stage.PauseSource;
import io.storycast.stage.SpendingReport;
import io.storycast.stage.StageFailure;
import io.storycast.stage.spending.DailySpending.Day;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The money of a day. Calls that are under way when it is spent are finished, so the stage may
 * spend more than the budget by what those cost.
 */
public final class Budget implements PauseSource, SpendingReport {

  private static final Logger LOG = LoggerFactory.getLogger(Budget.class);

  /** Work that was turned away is soon due again; by then the pause keeps it from beginning. */
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

  private final BudgetLimits limits;
  private final Prices prices;
  private final DailySpending spending;

  public Budget(BudgetLimits limits, Prices prices, DailySpending spending) {
    this.limits = limits;
    this.prices = prices;
    this.spending = spending;
  }

  /**
   * Looks whether a call may be made.
   *
   * @throws StageFailure when nothing is left of the day's budget
   */
  void check() {
    Day day = limitedDay();
    if (day != null && limits.isHardReached(day.spent())) {
      Duration wait = day.left().compareTo(LOOK_AGAIN) < 0 ? day.left() : LOOK_AGAIN;
      throw StageFailure.of(ReasonCode.BUDGET_EXHAUSTED, spentSentence(day)).retryAfter(wait);
    }
  }

  @Override
  public List<Pause> pauses() {
    Day day = limitedDay();
    if (day == null || !limits.isHardReached(day.spent())) {
      return List.of();
    }
    return List.of(
        new Pause(
            Cause.BUDGET,
            null,
            ReasonCode.BUDGET_EXHAUSTED.code(),
            spentSentence(day),
            null,
            day.changedAt(),
            day.end()));
  }

  @Override
  public Optional<Spending> today() {
    if (!prices.any()) {
      return Optional.empty();
    }
    Day day = spending.today(prices.currency());
    return Optional.of(new Spending(day.spent(), limits.soft(), limits.hard(), prices.currency()));
  }

  /** The present day, or null when there is no limit to compare it with. */
  private @Nullable Day limitedDay() {
    if (limits.isNone()) {
      return null;
    }
    Day day = spending.today(prices.currency());
    if (limits.isSoftReached(day.spent()) && !day.warned() && spending.warn(prices.currency())) {
      LOG.atWarn()
          .addKeyValue("spent", money(day.spent()))
          .addKeyValue("softLimit", money(limits.soft()))
          .addKeyValue("hardLimit", money(limits.hard()))
          .log("The soft budget of the day is spent");
    }
    return day;
  }

  private String spentSentence(Day day) {
    return "%s are spent today, the budget of the day (DAILY_BUDGET) is %s."
        .formatted(money(day.spent()), money(limits.hard()));
  }

  private String money(@Nullable BigDecimal amount) {
    return amount == null
        ? "none"
        : amount.stripTrailingZeros().toPlainString() + " " + prices.currency();
  }
}
