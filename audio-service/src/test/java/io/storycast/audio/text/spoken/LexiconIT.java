package io.storycast.audio.text.spoken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LexiconIT {

  @TempDir private Path folder;

  private Path file(byte[] content) throws IOException {
    return Files.write(folder.resolve("lexicon.tsv"), content);
  }

  @Test
  void readsAFile() throws IOException {
    Path file = file("# names\r\nZoë\tZoh-ee\r\n".getBytes(StandardCharsets.UTF_8));

    assertThat(new Reading(true, Lexicon.read(file)).of("Zoë ran.", "en")).isEqualTo("Zoh-ee ran.");
  }

  @Test
  void namesFileAndLineOfWhatIsWrong() throws IOException {
    Path file = file("SQL\tsequel\nno tab\n".getBytes(StandardCharsets.UTF_8));

    assertThatThrownBy(() -> Lexicon.read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("lexicon.tsv")
        .hasMessageContaining("line 2 is not term<TAB>spoken");
  }

  @Test
  void refusesAFileInAnotherEncoding() throws IOException {
    Path file = file("Zoë\tZoh-ee".getBytes(StandardCharsets.ISO_8859_1));

    assertThatThrownBy(() -> Lexicon.read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is not UTF-8");
  }

  @Test
  void refusesAFileThatIsNotThere() {
    assertThatThrownBy(() -> Lexicon.read(folder.resolve("none.tsv")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("none.tsv cannot be read");
  }
}
