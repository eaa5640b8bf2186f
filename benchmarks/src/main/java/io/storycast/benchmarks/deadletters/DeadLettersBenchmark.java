package io.storycast.benchmarks.deadletters;

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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;

/** The dead-letter store of one scheduler-service, filled from Kafka and emptied by replays. */
public final class DeadLettersBenchmark implements Benchmark {

  private static final int LETTERS = 100_000;
  private static final int CALLS = 20;
  private static final int WARM_UP = 20;

  private static final int MOST_RATE = 1_000;

  /** Far above what can be reached. */
  private static final int UNCAPPED = 10_000;

  /** Letters of one of the replays: half of a minute at the highest rate. */
  private static final String SOME = "{\"stage\": \"story\", \"q\": \"503\"}";

  private static final Duration PATIENCE = Duration.ofMinutes(15);
  private static final long POLL_MS = 500;

  /** Orders above the highest rate are refused, so the row is changed as it is written. */
  private static final String LIFT_THE_CAP =
      """
      set search_path to scheduler;
      alter table replay drop constraint replay_rate_check;
      create function uncap() returns trigger language plpgsql as
      $$ begin new.rate := %d; return new; end $$;
      create trigger uncap before insert on replay for each row execute function scheduler.uncap()
      """
          .formatted(UNCAPPED);

  private final List<List<String>> rows = new ArrayList<>();
  private final Map<String, List<Double>> figures = new LinkedHashMap<>();

  @Override
  public String name() {
    return "dead-letters";
  }

  @Override
  public String question() {
    return "How fast are a hundred thousand dead letters kept, searched and sent back?";
  }

  @Override
  public Findings measure(Run run) throws InterruptedException {
    try (EmbeddedPostgres postgres =
            EmbeddedPostgres.at(Ports.free(), run.work().resolve("postgres"), true).start();
        EmbeddedKafka kafka = EmbeddedKafka.temporary().start().createTopics()) {
      Database database = postgres.freshDatabase("letters");
      run.progress().accept("sending the letters");
      DeadStories.send(LETTERS, kafka.brokers(), run.seed());
      try (SchedulerProcess scheduler = SchedulerProcess.start(run, database, kafka)) {
        Api api = scheduler.api();
        keepAll(run, api);
        database.execute("vacuum analyze");
        search(run, api);
        replay("replay, 1,000 a second", SOME, api, run);
        database.execute(LIFT_THE_CAP);
        replay("replay, not held back", "{}", api, run);
      }
    }
    return new Findings(
        List.of(
            "%,d letters with a text of 2,000 characters, from two stages and of %d causes."
                .formatted(LETTERS, DeadStories.causes()),
            "One client on the same machine; the whole answer over HTTP, credentials checked.",
            "Each call %d times in a row, after %d that do not count."
                .formatted(CALLS * run.rounds(), WARM_UP),
            "PostgreSQL waits for the disk at each commit, Kafka's producer for acks=all.",
            "Kept: from the first letter in the store to the last. Replayed: from the order to the"
                + " end, once. An order of more than 1,000 a second is refused; for the last row"
                + " the limit was changed in the database to %,d.".formatted(UNCAPPED)),
        List.of("what", "p50 ms", "p95 ms", "letters/s"),
        rows,
        figures);
  }

  private void keepAll(Run run, Api api) throws InterruptedException {
    run.progress().accept("waiting until all are kept");
    await(() -> total(api) > 0);
    long first = total(api);
    Instant start = Instant.now();
    await(() -> total(api) == LETTERS);
    rate("kept, from Kafka to the store", (LETTERS - first) / seconds(start));
  }

  private void search(Run run, Api api) {
    Map<String, String> calls = new LinkedHashMap<>();
    calls.put("groups of all", "/v1/dead-letters/groups");
    calls.put("groups of one stage", "/v1/dead-letters/groups?stage=audio");
    calls.put("groups of a text that 5 % hold", "/v1/dead-letters/groups?q=harbour");
    calls.put("list, newest first", "/v1/dead-letters");
    calls.put("list, page 1,000", "/v1/dead-letters?page=1000");
    calls.put("list of one cause", "/v1/dead-letters?fingerprint=" + anyFingerprint(api));
    calls.put("text that all hold", "/v1/dead-letters?q=Maya");
    calls.put("text that 5 % hold", "/v1/dead-letters?q=harbour");
    calls.put("text that one holds", "/v1/dead-letters?q=at-the-harbour-77760");
    int times = CALLS * run.rounds();
    calls.forEach(
        (name, path) -> {
          run.progress().accept(name);
          api.timed(path, WARM_UP);
          times(name, api.timed(path, times));
        });
    String dryRun = "{\"filter\": {}, \"dryRun\": true}";
    api.timedPosts("/v1/dead-letters/replays", Collections.nCopies(WARM_UP, dryRun));
    times(
        "dry run of a replay of all",
        api.timedPosts("/v1/dead-letters/replays", Collections.nCopies(times, dryRun)));
  }

  private void replay(String name, String filter, Api api, Run run) throws InterruptedException {
    run.progress().accept(name);
    String order = "{\"filter\": %s, \"rate\": %d}".formatted(filter, MOST_RATE);
    Instant start = Instant.now();
    JsonNode replay = api.post("/v1/dead-letters/replays", order);
    double ordered = seconds(start);
    String path = "/v1/dead-letters/replays/" + replay.path("id").asString();
    await(() -> api.get(path).path("state").asString().equals("finished"));
    double rate = api.get(path).path("sent").asLong() / seconds(start);
    figures.put(name + ".letters", List.of(replay.path("total").asDouble()));
    figures.put(name + ".per.second", List.of(rate));
    rows.add(
        List.of(
            "%s, %,d letters: order".formatted(name, replay.path("total").asLong()),
            "%.0f".formatted(ordered * 1000),
            "",
            "%,.0f".formatted(rate)));
  }

  private static String anyFingerprint(Api api) {
    return api.get("/v1/dead-letters?limit=1")
        .path("deadLetters")
        .path(0)
        .path("fingerprint")
        .asString();
  }

  private static long total(Api api) {
    return api.get("/v1/dead-letters?limit=1").path("total").asLong();
  }

  private void times(String name, List<Double> milliseconds) {
    rows.add(List.of(name, cell(milliseconds, 0.5), cell(milliseconds, 0.95), ""));
    figures.put(name + ".ms", milliseconds);
  }

  private void rate(String name, double perSecond) {
    rows.add(List.of(name, "", "", "%,.0f".formatted(perSecond)));
    figures.put(name + ".per.second", List.of(perSecond));
  }

  private static String cell(List<Double> milliseconds, double share) {
    return String.format(Locale.ROOT, "%.1f", Median.quantile(milliseconds, share));
  }

  private static double seconds(Instant since) {
    return Duration.between(since, Instant.now()).toMillis() / 1000.0;
  }

  private static void await(BooleanSupplier done) throws InterruptedException {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (!done.getAsBoolean()) {
      if (Instant.now().isAfter(deadline)) {
        throw new IllegalStateException("Nothing came of it in " + PATIENCE);
      }
      Thread.sleep(POLL_MS);
    }
  }
}
