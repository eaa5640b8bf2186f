package io.storycast.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {

  @ParameterizedTest
  @CsvSource({
    "bytes=0-9, 0, 9",
    "bytes=90-, 90, 99",
    "bytes=-5, 95, 99",
    "bytes=-500, 0, 99",
    "bytes=50-500, 50, 99"
  })
  void understandsSingleRanges(String header, long first, long last) {
    assertThat(ByteRange.of(header, 100)).isEqualTo(new ByteRange(first, last, 100));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=0-1,5-6", "lines=1-2", "bytes=-", "nonsense"})
  void servesEverythingForRangesItDoesNotUnderstand(String header) {
    assertThat(ByteRange.of(header, 100).isPartial()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=100-", "bytes=-0", "bytes=7-3"})
  void findsRangesOutsideTheObject(String header) {
    assertThat(ByteRange.of(header, 100).isUnsatisfiable()).isTrue();
  }

  @Test
  void servesEmptyObjects() {
    ByteRange range = ByteRange.of(null, 0);
    assertThat(range.length()).isZero();
    assertThat(range.isPartial()).isFalse();
  }
}
