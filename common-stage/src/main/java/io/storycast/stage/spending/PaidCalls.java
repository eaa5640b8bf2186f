package io.storycast.stage.spending;

import io.storycast.contracts.Cost;
import io.storycast.contracts.ReasonCode;
import io.storycast.stage.CallLedger;
import io.storycast.stage.StageFailure;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ledger every paid call goes through, and therefore the place where one is held back: by the
 * day's budget, then by the limit that all processes share.
 */
public final class PaidCalls implements CallLedger {

  private static final Logger LOG = LoggerFactory.getLogger(PaidCalls.class);

  private final CallRows rows;
  private final Budget budget;
  private final Prices prices;
  private final RateLimits limits;
  private final Turns turns;
  private final CallMeters meters;

  /**
   * @param patience how long a call waits for its turn
   */
  public PaidCalls(
      CallRows rows,
      Budget budget,
      Prices prices,
      RateLimits limits,
      Duration patience,
      CallMeters meters) {
    this.rows = rows;
    this.budget = budget;
    this.prices = prices;
    this.limits = limits;
    this.turns = new Turns(limits, patience, Thread::sleep);
    this.meters = meters;
  }

  @Override
  public UUID begin(Call call) {
    try {
      budget.check();
      meters.waited(call, turns.await(call));
    } catch (StageFailure heldBack) {
      meters.heldBack(call, heldBack.reason());
      throw heldBack;
    }
    return rows.add(call);
  }

  @Override
  public void answered(UUID call, Answer answer) {
    Price price = prices.of(answer.usage());
    rows.answered(call, answer, price)
        .ifPresent(
            made -> {
              meters.answered(made, answer.usage(), price);
              correct(made, answer.usage());
            });
  }

  private void correct(Call call, Units usage) {
    prices
        .billing()
        .units(usage)
        .ifPresent(
            units -> {
              long more = units - call.expectedUnits();
              if (more != 0) {
                correct(call, more);
              }
            });
  }

  private void correct(Call call, long more) {
    try {
      limits.correct(call.provider(), call.model(), more);
    } catch (RuntimeException e) {
      // The answer is stored; that the limit is off by one call's guess does not matter.
      LOG.debug("The limit of {} could not be corrected by {} units", call.model(), more, e);
    }
  }

  @Override
  public void failed(UUID call, ReasonCode reason, String message) {
    rows.failed(call, reason, message).ifPresent(made -> meters.ended(made, "failed"));
  }

  @Override
  public void rejected(UUID call, ReasonCode reason, String message) {
    rows.rejected(call, reason, message).ifPresent(made -> meters.ended(made, "rejected"));
  }

  @Override
  public void spared(Call call, Units usage) {
    meters.spared(call, prices.of(usage));
  }

  @Override
  public List<StoredAnswer> usableAnswers(String scenarioId, int revision) {
    return rows.usableAnswers(scenarioId, revision);
  }

  @Override
  public List<PaidAnswer> paidAnswers(String scenarioId, int revision) {
    return rows.paidAnswers(scenarioId, revision);
  }

  @Override
  public @Nullable Cost cost(List<PaidAnswer> answers) {
    if (answers.isEmpty()) {
      return prices.complete() ? Cost.of(BigDecimal.ZERO, prices.currency()) : null;
    }
    return Cost.sum(answers.stream().map(PaidAnswer::cost).toList());
  }
}
