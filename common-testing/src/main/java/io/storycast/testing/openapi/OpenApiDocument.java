package io.storycast.testing.openapi;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The OpenAPI document: paths, schemas and access from the code, the words from the notes. */
public final class OpenApiDocument {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final JsonMapper WRITER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final Endpoints endpoints;
  private final Notes notes;
  private final Access access;
  private final Schemas schemas = new Schemas();

  public OpenApiDocument(Endpoints endpoints, Notes notes, Access access) {
    this.endpoints = endpoints;
    this.notes = notes;
    this.access = access;
  }

  /** The document as it is published, with a line feed at its end. */
  public String text() {
    ObjectNode document = JSON.objectNode();
    document.put("openapi", "3.1.0");
    for (String part : new String[] {"info", "servers", "tags"}) {
      document.set(part, notes.root().path(part));
    }
    document.set("paths", paths());
    document.set("components", components());
    return WRITER.writeValueAsString(document).replace("\r\n", "\n") + "\n";
  }

  private ObjectNode paths() {
    Map<String, ObjectNode> paths = new LinkedHashMap<>();
    for (Endpoints.Endpoint endpoint : endpoints.all()) {
      paths
          .computeIfAbsent(endpoint.path(), path -> JSON.objectNode())
          .set(
              endpoint.method().toLowerCase(Locale.ROOT),
              new Operation(endpoint, notes, schemas, access).json());
    }
    ObjectNode all = JSON.objectNode();
    paths.forEach(all::set);
    return all;
  }

  private ObjectNode components() {
    ObjectNode components = JSON.objectNode();
    JsonNode fixed = notes.root().path("components");
    fixed.properties().forEach(part -> components.set(part.getKey(), part.getValue().deepCopy()));
    ObjectNode all = (ObjectNode) components.path("schemas");
    schemas
        .byName()
        .forEach(
            (name, schema) -> {
              describe(name, schema);
              all.set(name, schema);
            });
    return components;
  }

  /** Adds what the notes say about a schema and its properties. */
  private void describe(String name, ObjectNode schema) {
    JsonNode said = notes.root().path("schemas").path(name);
    if (said.has("description")) {
      schema.set("description", said.path("description"));
    }
    said.path("properties")
        .properties()
        .forEach(
            property -> {
              JsonNode target = schema.path("properties").path(property.getKey());
              if (!(target instanceof ObjectNode known)) {
                throw new AssertionError(name + " has no property " + property.getKey());
              }
              property.getValue().properties().forEach(p -> known.set(p.getKey(), p.getValue()));
            });
    if (said.has("example")) {
      ArrayNode examples = schema.putArray("examples");
      examples.add(said.path("example"));
    }
  }
}
