package io.storycast.stage.spending;

import io.storycast.stage.CallLedger.Units;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The prices of a provider; a price that is not configured is null.
 *
 * @param promptTokens of a million tokens
 * @param completionTokens of a million tokens
 * @param characters of a million characters
 * @param currency ISO 4217
 */
public record Prices(
    Billing billing,
    @Nullable BigDecimal promptTokens,
    @Nullable BigDecimal completionTokens,
    @Nullable BigDecimal characters,
    String currency) {

  private static final int MILLION = 6;

  private record Part(@Nullable BigDecimal price, @Nullable Integer units) {

    @Nullable BigDecimal amount() {
      // Exact: moving the point loses nothing.
      return price == null || units == null
          ? null
          : price.multiply(BigDecimal.valueOf(units)).movePointLeft(MILLION);
    }
  }

  /** Whether everything that is billed has a price. */
  public boolean complete() {
    return parts(new Units(0, 0, 0)).stream().allMatch(part -> part.price() != null);
  }

  /** Whether anything that is billed has a price. */
  public boolean any() {
    return parts(new Units(0, 0, 0)).stream().anyMatch(part -> part.price() != null);
  }

  /** What this usage costs; what can be priced is priced. */
  Price of(Units usage) {
    List<BigDecimal> known =
        parts(usage).stream().map(Part::amount).filter(Objects::nonNull).toList();
    return new Price(
        known.stream().reduce(BigDecimal::add).orElse(null),
        currency,
        known.size() == parts(usage).size());
  }

  private List<Part> parts(Units usage) {
    return switch (billing) {
      case TOKENS ->
          List.of(
              new Part(promptTokens, usage.promptTokens()),
              new Part(completionTokens, usage.completionTokens()));
      case CHARACTERS -> List.of(new Part(characters, usage.characters()));
    };
  }
}
