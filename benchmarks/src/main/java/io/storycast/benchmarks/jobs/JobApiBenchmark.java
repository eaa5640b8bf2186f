package io.storycast.benchmarks.jobs;

import io.storycast.benchmarks.Benchmark;
import io.storycast.benchmarks.Findings;
import io.storycast.benchmarks.Median;
import io.storycast.benchmarks.Run;
import io.storycast.benchmarks.scheduler.Api;
import io.storycast.benchmarks.scheduler.SchedulerProcess;
import io.storycast.testing.Database;
import io.storycast.testing.EmbeddedKafka;
import io.storycast.testing.EmbeddedPostgres;
import io.storycast.testing.Ports;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** The job API of one scheduler-service, called by one client, on a durable PostgreSQL. */
public final class JobApiBenchmark implements Benchmark {

  private static final int CALLS = 200;
  private static final int POSTS = 50;

  @Override
  public String name() {
    return "job-api";
  }

  @Override
  public String question() {
    return "How fast does the job API answer with a million jobs?";
  }

  @Override
  public Findings measure(Run run) {
    Path data = run.work().resolve("postgres");
    try (EmbeddedPostgres postgres = EmbeddedPostgres.at(Ports.free(), data, true).start();
        EmbeddedKafka kafka = EmbeddedKafka.temporary().start().createTopics()) {
      Database database = postgres.freshDatabase("jobs");
      MillionJobs.createContent(database);
      // It makes its tables, and leaves them alone while they are filled.
      SchedulerProcess.start(run, database, kafka).close();
      run.progress().accept("filling the tables");
      MillionJobs.fill(database);
      try (SchedulerProcess scheduler = SchedulerProcess.start(run, database, kafka)) {
        return measured(run, scheduler.api());
      }
    }
  }

  /** The calls, by what they are to a person. */
  private static Map<String, String> calls(Api api) {
    JsonNode failed = api.get("/v1/jobs?status=failed&limit=1").path("jobs").get(0);
    String deep =
        api.get("/v1/jobs?limit=100&cursor=&createdTo=2100-01-01").path("nextCursor").asString();
    Map<String, String> calls = new LinkedHashMap<>();
    calls.put("list, newest first", "/v1/jobs");
    calls.put("list, last changed first", "/v1/jobs?sort=updated");
    calls.put("list, page 500", "/v1/jobs?page=500");
    calls.put("list, by cursor", "/v1/jobs?limit=100&cursor=" + deep);
    calls.put("filter by status", "/v1/jobs?status=failed&sort=updated");
    calls.put("filter by stage and error", "/v1/jobs?stage=audio&errorCode=audio-silent");
    calls.put("filter by a month", "/v1/jobs?createdFrom=2020-01-01&createdTo=2100-01-01");
    calls.put(
        "what was created before a month ago, last changed first",
        "/v1/jobs?sort=updated&createdTo=" + LocalDate.now(ZoneOffset.UTC).minusDays(30));
    calls.put("filter by a frequent word", "/v1/jobs?q=coffee");
    calls.put("filter by a frequent word and a status", "/v1/jobs?q=coffee&status=failed");
    calls.put("filter by a rare word", "/v1/jobs?q=harbour-7777");
    calls.put("filter by slug", "/v1/jobs?slug=" + failed.path("slug").asString());
    calls.put("detail", "/v1/jobs/" + failed.path("id").asString());
    calls.put("statistics", "/v1/stats");
    calls.put("series of 6 hours", "/v1/stats/series");
    return calls;
  }

  private static Findings measured(Run run, Api api) {
    List<List<String>> rows = new ArrayList<>();
    Map<String, List<Double>> figures = new LinkedHashMap<>();
    Map<String, String> calls = calls(api);
    calls.values().forEach(path -> api.timed(path, CALLS)); // the JVM and the caches get warm
    calls.forEach(
        (name, path) -> {
          run.progress().accept(name);
          add(name, api.timed(path, CALLS * run.rounds()), rows, figures);
        });
    List<String> bodies =
        IntStream.range(0, POSTS * run.rounds())
            .mapToObj("{\"title\": \"New %d\", \"seedText\": \"A seed.\"}"::formatted)
            .toList();
    add("make a job, which begins at once", api.timedPosts("/v1/jobs", bodies), rows, figures);
    return new Findings(
        List.of(
            "%,d jobs, two events of each, as many scenarios; nothing else runs."
                .formatted(MillionJobs.JOBS),
            "One client on the same machine; the whole answer over HTTP, credentials checked.",
            "PostgreSQL waits for the disk at each commit."),
        List.of("call", "p50 ms", "p95 ms", "p99 ms"),
        rows,
        figures);
  }

  private static void add(
      String name,
      List<Double> milliseconds,
      List<List<String>> rows,
      Map<String, List<Double>> figures) {
    rows.add(
        List.of(
            name, cell(milliseconds, 0.50), cell(milliseconds, 0.95), cell(milliseconds, 0.99)));
    figures.put(name + ".ms", milliseconds);
  }

  private static String cell(List<Double> milliseconds, double share) {
    return String.format(Locale.ROOT, "%.1f", Median.quantile(milliseconds, share));
  }
}
