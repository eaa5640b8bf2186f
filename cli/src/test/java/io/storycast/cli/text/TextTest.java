package io.storycast.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTest {

  @ParameterizedTest
  @CsvSource({"0,0:00", "499,0:00", "59600,1:00", "67000,1:07", "3600000,60:00"})
  void showsMinutesAndSeconds(long milliseconds, String expected) {
    assertThat(Text.clock(Duration.ofMillis(milliseconds))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"abc,3,abc", "abcd,3,ab…", "😀😀😀😀,3,😀😀…", "abc,0,…"})
  void cutsAtCharactersAndSaysSo(String text, int columns, String expected) {
    assertThat(Text.cut(text, columns)).isEqualTo(expected);
  }
}
