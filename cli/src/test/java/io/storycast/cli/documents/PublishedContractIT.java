package io.storycast.cli.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.storycast.contracts.EventType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What subscribers can fetch is what the code says. With the system property {@code docs=update} it
 * is written instead of compared.
 */
class PublishedContractIT {

  private static final Path DOCS = Path.of("../docs").toAbsolutePath().normalize();

  @Test
  void asyncApiDocumentIsWhatTheCodeSays() throws IOException {
    assertSame(DOCS.resolve("asyncapi.json"), AsyncApi.text());
  }

  @ParameterizedTest
  @EnumSource
  void schemaIsPublishedUnderTheLastPartOfItsId(EventType kind) throws IOException {
    String file = kind.schemaId().substring(kind.schemaId().lastIndexOf('/') + 1);

    assertSame(DOCS.resolve("schemas").resolve(file), resource(kind.schemaResource()));
  }

  @Test
  void nothingElseIsPublishedAsASchema() throws IOException {
    try (Stream<Path> files = Files.list(DOCS.resolve("schemas"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              Arrays.stream(EventType.values())
                  .map(kind -> kind.versionedName() + ".json")
                  .toList());
    }
  }

  private static void assertSame(Path document, String expected) throws IOException {
    if ("update".equals(System.getProperty("docs"))) {
      Files.createDirectories(document.getParent());
      Files.writeString(document, expected);
    }
    assertThat(document).as("see CONTRIBUTING, Documents").content().isEqualTo(expected);
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = EventType.class.getResourceAsStream(name)) {
      assertThat(in).as(name).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
