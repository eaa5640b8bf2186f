package io.storycast.stage.spending;

import static org.assertj.core.api.Assertions.assertThat;

import io.storycast.stage.CallLedger.Units;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PricesTest {

  private static final Prices TOKENS =
      new Prices(Billing.TOKENS, new BigDecimal("0.7"), new BigDecimal("2.8"), null, "USD");
  private static final Prices CHARACTERS =
      new Prices(Billing.CHARACTERS, null, null, new BigDecimal("7.15"), "EUR");

  @Test
  void addsUpPromptAndCompletionExactly() {
    Price price = TOKENS.of(new Units(1_001, 1_503, null));

    assertThat(price).isEqualTo(new Price(new BigDecimal("0.0049091"), "USD", true));
  }

  @Test
  void pricesCharacters() {
    Price price = CHARACTERS.of(new Units(null, null, 3));

    assertThat(price.amount()).isEqualByComparingTo("0.00002145");
    assertThat(price.complete()).isTrue();
  }

  @Test
  void pricesWhatIsKnownOfAnIncompleteUsage() {
    Price price = TOKENS.of(new Units(1_000_000, null, null));

    assertThat(price.amount()).isEqualByComparingTo("0.7");
    assertThat(price.complete()).isFalse();
  }

  @Test
  void hasNoPriceForAnUnknownUsage() {
    Price price = TOKENS.of(new Units(null, null, null));

    assertThat(price).isEqualTo(new Price(null, "USD", false));
  }

  @Test
  void isCompleteWhenWhatTheStagePaysForHasAPrice() {
    assertThat(TOKENS.complete()).isTrue();
    assertThat(CHARACTERS.complete()).isTrue();
    assertThat(prices(new BigDecimal("1"), null).complete()).isFalse();
    assertThat(prices(new BigDecimal("1"), null).any()).isTrue();
    assertThat(prices(null, null).any()).isFalse();
  }

  private static Prices prices(@Nullable BigDecimal prompt, @Nullable BigDecimal completion) {
    return new Prices(Billing.TOKENS, prompt, completion, new BigDecimal("9"), "USD");
  }
}
