package io.storycast.scheduler.requests;

import static org.assertj.core.api.Assertions.assertThat;

import io.storycast.contracts.Slugs;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlugMakerTest {

  @ParameterizedTest
  @CsvSource({
    "The Lost Umbrella,        the-lost-umbrella",
    "'  Crème brûlée, twice!', creme-brulee-twice",
    "Ærøskøbing & co,          r-sk-bing-co",
    "图书馆,                    story",
    "--,                       story",
    "ﬁsh № 5,                  fish-no-5"
  })
  void makesASlugOfATitle(String title, String slug) {
    assertThat(SlugMaker.of(title)).isEqualTo(slug).matches(Slugs::isValid);
  }

  @Test
  void cutsALongTitle() {
    String slug = SlugMaker.of("word ".repeat(100));

    assertThat(slug).hasSizeLessThanOrEqualTo(80).matches(Slugs::isValid);
  }

  @Test
  void takesTheFirstFreeNumber() {
    assertThat(SlugMaker.free("bus", List.of("bus-stop"))).isEqualTo("bus");
    assertThat(SlugMaker.free("bus", List.of("bus", "bus-2", "bus-4"))).isEqualTo("bus-3");
  }
}
