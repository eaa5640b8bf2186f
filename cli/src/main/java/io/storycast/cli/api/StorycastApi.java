package io.storycast.cli.api;

import io.storycast.cli.outcome.CommandFailure;
import io.storycast.cli.outcome.ExitCodes;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The API of one system. */
public final class StorycastApi {

  /** The largest page that the API gives. */
  public static final int LARGEST_PAGE = 100;

  private final Http http;
  private final String apiToken;
  private final String cronSecret;

  /**
   * @param address where scheduler-service answers
   * @param apiToken its API_TOKEN
   * @param cronSecret its CRON_SECRET
   */
  public StorycastApi(URI address, String apiToken, String cronSecret) {
    this.http = new Http(address);
    this.apiToken = apiToken;
    this.cronSecret = cronSecret;
  }

  /** Claims up to this many scenarios, or tells with a dry run which they would be. */
  public Generation generate(int limit, boolean dryRun) {
    String path =
        "/api/cron/generate-stories"
            + Paths.query(
                Map.of("limit", Integer.toString(limit), "dryRun", Boolean.toString(dryRun)));
    return Http.JSON.treeToValue(http.post(path, cronSecret, Map.of()), Generation.class);
  }

  /** One page of the jobs that these filters leave. */
  public JobPage jobs(Map<String, String> filters) {
    return Http.JSON.treeToValue(
        http.get("/v1/jobs" + Paths.query(filters), apiToken), JobPage.class);
  }

  /** The jobs that changed last, as many as a page holds. */
  public List<Job> latestJobs() {
    return jobs(Map.of("sort", "updated", "limit", Integer.toString(LARGEST_PAGE))).jobs();
  }

  /** The job of the scenario with this slug, if it has one. */
  public Optional<Job> jobOfSlug(String slug) {
    // The filter compares beginnings in some versions; only an equal slug is meant here.
    return jobs(Map.of("slug", slug)).jobs().stream()
        .filter(job -> job.slug().equals(slug))
        .findFirst();
  }

  /** Everything the API tells about one job, named by its id or its scenario's slug. */
  public JsonNode job(String idOrSlug) {
    return http.get("/v1/jobs/" + id(idOrSlug), apiToken);
  }

  /** Stops a job that is queued or running. */
  public JsonNode cancel(String idOrSlug, String reason) {
    Map<String, String> body = reason.isBlank() ? Map.of() : Map.of("reason", reason);
    return http.post("/v1/jobs/" + id(idOrSlug) + "/cancel", apiToken, body);
  }

  /** Queues a failed or cancelled job again. */
  public JsonNode retry(String idOrSlug) {
    return http.post("/v1/jobs/" + id(idOrSlug) + "/retry", apiToken, Map.of());
  }

  /**
   * Begins a new revision.
   *
   * @param scope story or audio
   */
  public JsonNode regenerate(String idOrSlug, String scope, String reason) {
    Map<String, String> body =
        reason.isBlank() ? Map.of("scope", scope) : Map.of("scope", scope, "reason", reason);
    return http.post("/v1/jobs/" + id(idOrSlug) + "/regenerate", apiToken, body);
  }

  /** The counts. */
  public JsonNode stats() {
    return http.get("/v1/stats", apiToken);
  }

  /** The part about the stages. */
  public StagesApi stages() {
    return new StagesApi(http, apiToken);
  }

  /** The part about dead letters and their replays. */
  public DeadLettersApi deadLetters() {
    return new DeadLettersApi(http, apiToken);
  }

  /** The part that asks for jobs and follows them. */
  public JobsApi requests() {
    return new JobsApi(http, apiToken);
  }

  /** The part about finished stories. */
  public StoriesApi stories() {
    return new StoriesApi(http, apiToken);
  }

  /** The part about keys and accounts. */
  public AccessApi access() {
    return new AccessApi(http, apiToken);
  }

  /** Any request; the answer as it came. */
  public String send(String method, String path, @Nullable String body) {
    return http.text(method, path, path.startsWith("/api/cron") ? cronSecret : apiToken, body);
  }

  /** What people ordered, newest first, as the API answers it. */
  public String audit(Map<String, String> filters) {
    return http.getText("/v1/audit" + Paths.query(filters), apiToken);
  }

  /** The id of a job that is named by its id or its scenario's slug. */
  public String id(String idOrSlug) {
    try {
      return UUID.fromString(idOrSlug).toString();
    } catch (IllegalArgumentException e) {
      return jobOfSlug(idOrSlug).map(Job::id).orElseThrow(() -> noSuchJob(idOrSlug));
    }
  }

  private static CommandFailure noSuchJob(String name) {
    return new CommandFailure(
        ExitCodes.FAILED,
        "There is no job of a scenario '%s'.".formatted(name),
        "./storycast jobs list shows the jobs there are.");
  }
}
