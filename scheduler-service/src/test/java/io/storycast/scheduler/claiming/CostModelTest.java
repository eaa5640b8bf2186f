package io.storycast.scheduler.claiming;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CostModelTest {

  @Test
  void addsUpTokensCharactersAndCost() {
    CostModel.Estimate estimate = costs(new BigDecimal("7.15")).estimate(2, 801);

    assertThat(estimate)
        .returns(801L, CostModel.Estimate::seedCharacters)
        .returns(201L + 1400L, CostModel.Estimate::promptTokens)
        .returns(3000L, CostModel.Estimate::completionTokens)
        .returns(9000L, CostModel.Estimate::narrationCharacters)
        .returns(new BigDecimal("0.065710"), CostModel.Estimate::cost);
  }

  @Test
  void knowsNoCostWithoutEveryPrice() {
    assertThat(costs(null).estimate(2, 800).cost()).isNull();
  }

  private static CostModel costs(@Nullable BigDecimal speechPrice) {
    return new CostModel(
        4, 700, 1500, 4500, new BigDecimal("0.10"), new BigDecimal("0.40"), speechPrice, "USD");
  }
}
