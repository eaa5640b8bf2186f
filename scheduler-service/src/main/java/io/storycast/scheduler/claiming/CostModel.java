package io.storycast.scheduler.claiming;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * How the cost of stories that do not exist yet is guessed. A price that is not known is null, and
 * then so is the cost.
 *
 * @param charactersPerToken how many characters of English text make a token, about 4
 * @param promptOverheadTokens tokens of the prompt around the seed text
 * @param storyTokens tokens of a usual answer
 * @param narrationCharacters characters of a usual story that are read aloud
 * @param promptPrice price of a million prompt tokens
 * @param completionPrice price of a million completion tokens
 * @param speechPrice price of a million characters of speech
 * @param currency ISO 4217 code of the prices
 */
public record CostModel(
    int charactersPerToken,
    int promptOverheadTokens,
    int storyTokens,
    int narrationCharacters,
    @Nullable BigDecimal promptPrice,
    @Nullable BigDecimal completionPrice,
    @Nullable BigDecimal speechPrice,
    String currency) {

  private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

  /**
   * An estimate for several stories together.
   *
   * @param seedCharacters characters of the scenarios' texts
   * @param cost null when a price is not configured
   */
  public record Estimate(
      long seedCharacters,
      long promptTokens,
      long completionTokens,
      long narrationCharacters,
      @Nullable BigDecimal cost,
      String currency) {}

  /** The estimate for {@code stories} stories whose scenarios have {@code characters} together. */
  Estimate estimate(int stories, long characters) {
    long prompt =
        Math.ceilDiv(characters, charactersPerToken) + (long) stories * promptOverheadTokens;
    long completion = (long) stories * storyTokens;
    long narration = (long) stories * narrationCharacters;
    return new Estimate(
        characters, prompt, completion, narration, cost(prompt, completion, narration), currency);
  }

  private @Nullable BigDecimal cost(long prompt, long completion, long narration) {
    if (promptPrice == null || completionPrice == null || speechPrice == null) {
      return null;
    }
    return promptPrice
        .multiply(BigDecimal.valueOf(prompt))
        .add(completionPrice.multiply(BigDecimal.valueOf(completion)))
        .add(speechPrice.multiply(BigDecimal.valueOf(narration)))
        .divide(MILLION, 6, RoundingMode.HALF_UP);
  }
}
