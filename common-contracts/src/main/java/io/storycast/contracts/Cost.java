package io.storycast.contracts;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What was paid.
 *
 * @param amount a decimal number as text, for example {@code 0.004317}: exact in every language
 * @param currency ISO 4217
 */
public record Cost(String amount, String currency) {

  public Cost {
    amount = plain(new BigDecimal(amount));
  }

  public static Cost of(BigDecimal amount, String currency) {
    return new Cost(plain(amount), currency);
  }

  /** Null when one of them is not known, or when they are not of one currency, or none at all. */
  public static @Nullable Cost sum(Collection<? extends @Nullable Cost> costs) {
    if (costs.stream().anyMatch(Objects::isNull)) {
      return null;
    }
    Set<String> currencies = costs.stream().map(Cost::currency).collect(Collectors.toSet());
    return currencies.size() == 1
        ? of(
            costs.stream().map(Cost::decimal).reduce(BigDecimal.ZERO, BigDecimal::add),
            currencies.iterator().next())
        : null;
  }

  /** The amount as a number. */
  public BigDecimal decimal() {
    return new BigDecimal(amount);
  }

  private static String plain(BigDecimal amount) {
    return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
  }
}
