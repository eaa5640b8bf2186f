package io.storycast.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CostTest {

  @ParameterizedTest
  @CsvSource({"0.00210, 0.0021", "1E-7, 0.0000001", "1E+3, 1000", "0.000, 0", "12, 12"})
  void isWrittenWithoutExponentAndEndingZeros(BigDecimal amount, String written) {
    assertThat(Cost.of(amount, "USD").amount()).isEqualTo(written);
  }

  @Test
  void addsUpExactly() {
    assertThat(Cost.sum(List.of(new Cost("0.1", "USD"), new Cost("0.2", "USD"))))
        .isEqualTo(new Cost("0.3", "USD"));
  }

  @Test
  void hasNoSumWhenAPartIsUnknownOrOfAnotherCurrency() {
    assertThat(Cost.sum(List.of())).isNull();
    assertThat(Cost.sum(Arrays.asList(new Cost("1", "USD"), null))).isNull();
    assertThat(Cost.sum(List.of(new Cost("1", "USD"), new Cost("1", "CNY")))).isNull();
  }

  @Test
  void refusesWhatIsNoNumber() {
    assertThatThrownBy(() -> new Cost("free", "USD")).isInstanceOf(NumberFormatException.class);
  }
}
