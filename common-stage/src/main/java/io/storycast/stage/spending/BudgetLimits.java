package io.storycast.stage.spending;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a stage may spend on a UTC day.
 *
 * @param soft told from here on; null for none
 * @param hard nothing is bought from here on; null for none
 */
public record BudgetLimits(@Nullable BigDecimal soft, @Nullable BigDecimal hard) {

  boolean isNone() {
    return soft == null && hard == null;
  }

  boolean isSoftReached(BigDecimal spent) {
    return soft != null && spent.compareTo(soft) >= 0;
  }

  boolean isHardReached(BigDecimal spent) {
    return hard != null && spent.compareTo(hard) >= 0;
  }
}
