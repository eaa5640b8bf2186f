package io.storycast.testing.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What people have to know about the endpoints and the code does not say: openapi-notes.yaml. */
public record Notes(JsonNode root) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Reads the file. */
  public static Notes read(Path file) {
    try {
      return new Notes(JSON.valueToTree(new Yaml().load(Files.readString(file))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  JsonNode of(Endpoints.Endpoint endpoint) {
    JsonNode operation = root.path("operations").path(endpoint.name());
    if (operation.isMissingNode()) {
      throw new AssertionError("openapi-notes.yaml says nothing about " + endpoint.name());
    }
    return operation;
  }

  /** Notes about endpoints that do not exist. */
  public Set<String> superfluous(Endpoints endpoints) {
    Set<String> names = new TreeSet<>(root.path("operations").propertyNames());
    endpoints.all().forEach(endpoint -> names.remove(endpoint.name()));
    return names;
  }
}
