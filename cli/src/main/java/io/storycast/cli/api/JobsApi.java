package io.storycast.cli.api;

import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The API that asks for jobs, gives orders about many, and tells what happens to them. */
public final class JobsApi {

  private final Http http;
  private final String token;

  JobsApi(Http http, String token) {
    this.http = http;
    this.token = token;
  }

  /**
   * Asks for one job or several.
   *
   * @param key the same for the same request, however often it is sent
   */
  public JsonNode create(Map<String, ?> body, String key) {
    return http.read(
        http.postText("/v1/jobs", token, body, Map.of("Idempotency-Key", key)), JsonNode.class);
  }

  /** One order about many jobs, or how many it would be given to. */
  public JsonNode bulk(Map<String, ?> body) {
    return http.post("/v1/jobs/bulk", token, body);
  }

  /** What happened over the last hours, for charts. */
  public JsonNode series(int hours) {
    return http.get("/v1/stats/series?hours=" + hours, token);
  }

  /** The runs that claimed jobs, the newest first. */
  public JsonNode runs(int limit) {
    return http.get("/v1/runs?limit=" + limit, token);
  }

  /**
   * Hears what happens, until the stream ends or enough was heard.
   *
   * @param jobId null: to all jobs
   * @param after the id of the last event that was heard before
   * @param enough is told each event; true when no more is wanted
   * @return the id of the last event
   */
  public Optional<String> listen(
      @Nullable String jobId, @Nullable String after, Predicate<ServerEvent> enough) {
    String path = jobId == null ? "/v1/events" : "/v1/jobs/" + Paths.segment(jobId) + "/events";
    Map<String, String> headers = after == null ? Map.of() : Map.of("Last-Event-ID", after);
    return http.stream(path, token, headers, lines -> ServerEvent.read(lines, enough));
  }
}
