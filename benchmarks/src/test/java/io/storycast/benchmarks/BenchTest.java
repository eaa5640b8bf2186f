package io.storycast.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BenchTest {

  private static final Path ROOT = Path.of("/project");

  @Test
  void readsTheCommandLine() {
    Options options =
        Options.parse(
            new String[] {
              "jobs",
              "--rounds",
              "3",
              "--scale",
              "0.1",
              "--seed",
              "7",
              "--only",
              "loop",
              "--out",
              "/r"
            },
            ROOT);

    assertThat(options).isEqualTo(new Options("jobs", 3, 0.1, 7, "loop", ROOT, Path.of("/r")));
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Options.parse(new String[] {"jobs", "--fast"}, ROOT))
        .withMessage("Unknown argument --fast");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Options.parse(new String[] {}, ROOT))
        .withMessage("Which benchmark?");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Options.parse(new String[] {"jobs", "--rounds"}, ROOT))
        .withMessage("--rounds wants a value");
  }

  @Test
  void takesQuantilesBetweenNeighbours() {
    assertThat(Median.of(List.of(4.0, 1.0, 2.0))).isEqualTo(2);
    assertThat(Median.of(List.of(4.0, 1.0))).isEqualTo(2.5);
    assertThat(Median.quantile(List.of(0.0, 10.0), 0.9)).isEqualTo(9);
    assertThatIllegalArgumentException().isThrownBy(() -> Median.of(List.of()));
  }

  @Test
  void printsATableAndWhatWasEqual() {
    Findings findings =
        new Findings(List.of("fsync is on."), List.of("what", "ms"), rows("a", "1"), Map.of());

    assertThat(findings.markdown())
        .isEqualTo(
            """
            | what | ms |
            | --- | --- |
            | a | 1 |

            - fsync is on.
            """);
  }

  private static List<List<String>> rows(String... cells) {
    return List.of(List.of(cells));
  }
}
