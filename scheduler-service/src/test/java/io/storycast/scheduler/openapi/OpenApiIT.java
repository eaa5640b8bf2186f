package io.storycast.scheduler.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.storycast.scheduler.fixtures.RunningService;
import io.storycast.scheduler.fixtures.Site;
import io.storycast.testing.openapi.Endpoints;
import io.storycast.testing.openapi.Notes;
import io.storycast.testing.openapi.OpenApiDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** docs/openapi.json says what the code says; {@code -Ddocs=update} writes it anew. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenApiIT {

  private static final Path DOCUMENT = Path.of("../docs/openapi.json");
  private static final Path NOTES = Path.of("src/test/openapi/openapi-notes.yaml");

  private final RunningService service = RunningService.start(Site.empty().database());
  private final Endpoints endpoints =
      Endpoints.of(
          service.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class));

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void documentIsWhatTheCodeSays() throws IOException {
    Notes notes = Notes.read(NOTES);
    String written = new OpenApiDocument(endpoints, notes, new ScopedAccess()).text();

    if ("update".equals(System.getProperty("docs"))) {
      Files.writeString(DOCUMENT, written);
    }
    assertThat(notes.superfluous(endpoints)).isEmpty();
    assertThat(DOCUMENT).content().isEqualTo(written);
  }

  @Test
  void everyEndpointIsBelowOneOfTheDocumentedPaths() {
    assertThat(endpoints.all())
        .hasSizeGreaterThan(30)
        .allSatisfy(
            endpoint -> assertThat(endpoint.path()).matches("/v1/.*|/api/cron/generate-stories"));
  }

  @Test
  void servesTheDocumentToWhoeverHasAKey() {
    JsonNode served = service.get("/v1/openapi").json();
    assertThat(served.path("openapi").asString()).isEqualTo("3.1.0");
    assertThat(served.path("paths").path("/v1/jobs").path("get").path("x-scope").asString())
        .isEqualTo("read");
  }

  @Test
  void everyReferenceLeadsSomewhere() throws IOException {
    JsonNode document = JsonMapper.shared().readTree(Files.readString(DOCUMENT));
    assertThat(document.findValuesAsString("$ref"))
        .isNotEmpty()
        .allSatisfy(
            reference ->
                assertThat(document.at(reference.substring(1)).isObject())
                    .describedAs(reference)
                    .isTrue());
  }
}
