package io.storycast.stage.boot;

import io.storycast.stage.spending.Billing;
import io.storycast.stage.spending.BudgetLimits;
import io.storycast.stage.spending.Prices;
import io.storycast.stage.spending.Rates;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What calls to the stage's provider cost, and how many there may be.
 *
 * @param billedBy what the provider counts
 * @param price of a million
 * @param dailyBudget in the currency of the prices
 * @param turnPatience how long a call waits for its turn before its work goes back
 */
@ConfigurationProperties("storycast.calls")
record SpendingProperties(
    Billing billedBy,
    @DefaultValue Price price,
    @DefaultValue DailyBudget dailyBudget,
    @DefaultValue PerMinute perMinute,
    @DefaultValue("5s") Duration turnPatience) {

  /** Null is unknown. */
  record Price(
      @Nullable BigDecimal promptTokens,
      @Nullable BigDecimal completionTokens,
      @Nullable BigDecimal speechCharacters,
      @DefaultValue("USD") String currency) {

    Price {
      requireNotNegative("PRICE_PROMPT_TOKENS", promptTokens);
      requireNotNegative("PRICE_COMPLETION_TOKENS", completionTokens);
      requireNotNegative("PRICE_SPEECH_CHARACTERS", speechCharacters);
      currency = currency.isBlank() ? "USD" : currency.strip();
    }
  }

  /** Null is none. */
  record DailyBudget(@Nullable BigDecimal soft, @Nullable BigDecimal hard) {

    DailyBudget {
      requireNotNegative("DAILY_BUDGET_SOFT", soft);
      requireNotNegative("DAILY_BUDGET", hard);
      if (soft != null && hard != null && soft.compareTo(hard) > 0) {
        throw new IllegalArgumentException(
            "DAILY_BUDGET_SOFT (%s) must not be larger than DAILY_BUDGET (%s)."
                .formatted(soft.toPlainString(), hard.toPlainString()));
      }
    }
  }

  /** Null is no limit. */
  record PerMinute(@Nullable Integer requests, @Nullable Integer units) {

    PerMinute {
      requirePositive("STAGE_REQUESTS_PER_MINUTE", requests);
      requirePositive("STAGE_UNITS_PER_MINUTE", units);
    }
  }

  SpendingProperties {
    if (turnPatience.isNegative()) {
      throw new IllegalArgumentException("STAGE_TURN_PATIENCE must not be negative.");
    }
    boolean limited = dailyBudget.soft() != null || dailyBudget.hard() != null;
    if (limited && !prices(billedBy, price).complete()) {
      throw new IllegalArgumentException(
          "DAILY_BUDGET and DAILY_BUDGET_SOFT need prices to add up: set "
              + switch (billedBy) {
                case TOKENS -> "PRICE_PROMPT_TOKENS and PRICE_COMPLETION_TOKENS.";
                case CHARACTERS -> "PRICE_SPEECH_CHARACTERS.";
              });
    }
  }

  Prices prices() {
    return prices(billedBy, price);
  }

  private static Prices prices(Billing billedBy, Price price) {
    return new Prices(
        billedBy,
        price.promptTokens(),
        price.completionTokens(),
        price.speechCharacters(),
        price.currency());
  }

  BudgetLimits budget() {
    return new BudgetLimits(dailyBudget.soft(), dailyBudget.hard());
  }

  Rates rates() {
    return new Rates(perMinute.requests(), perMinute.units());
  }

  private static void requireNotNegative(String variable, @Nullable BigDecimal amount) {
    if (amount != null && amount.signum() < 0) {
      throw new IllegalArgumentException(variable + " must not be negative.");
    }
  }

  private static void requirePositive(String variable, @Nullable Integer count) {
    if (count != null && count < 1) {
      throw new IllegalArgumentException(variable + " must be at least 1, or empty for no limit.");
    }
  }
}
