package io.storycast.cli.api;

import java.nio.file.Path;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The API of finished stories and their files. */
public final class StoriesApi {

  private final Http http;
  private final String token;

  StoriesApi(Http http, String token) {
    this.http = http;
    this.token = token;
  }

  /** Stories by their slug. */
  public JsonNode list(Map<String, String> query) {
    return http.get("/v1/stories" + Paths.query(query), token);
  }

  public JsonNode one(String slug) {
    return http.get("/v1/stories/" + Paths.segment(slug), token);
  }

  /** What is known of a file. */
  public JsonNode asset(String id) {
    return http.get("/v1/assets/" + Paths.segment(id), token);
  }

  /** Writes a file to this path. */
  public void download(String id, Path to) {
    http.download("/v1/assets/" + Paths.segment(id) + "/content", token, to);
  }
}
