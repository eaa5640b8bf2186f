package io.storycast.benchmarks.orchestration;

import io.storycast.benchmarks.rivals.RivalMain;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** One of the rivals, in one JVM. */
record RivalContender(String name, String rival, String remark) implements Contender {

  private static final int CONCURRENCY = 32;
  private static final int BATCH = 32;

  static List<Contender> all() {
    return List.of(
        new RivalContender("sequential loop", "loop", "one story after the other, no second try"),
        new RivalContender("db-scheduler", "db-scheduler", "one durable task a story"),
        new RivalContender("JobRunr", "jobrunr", "one background job a story"),
        new RivalContender(
            "spring-kafka", "spring-kafka", "three listeners with @RetryableTopic, 8 partitions"),
        new RivalContender(
            "Temporal", "temporal", "in-memory test server in the same JVM: nothing is durable"));
  }

  @Override
  public Running start(Servers servers) {
    Child child =
        Child.start(
            List.of(Roles.RIVAL, rival),
            List.of("-Xmx512m", "-XX:+UseSerialGC"),
            environment(servers),
            servers.folder().resolve(rival + ".log"));
    return new Rival(child, servers);
  }

  private record Rival(Child child, Servers servers) implements Running {

    @Override
    public Map<String, Long> pids() {
      return Map.of("rival", child.pid());
    }

    @Override
    public void queue(String slug) {
      servers.update(
          """
          with scenario as (
            insert into scenarios (id, slug, title, seed_text)
            values (?, ?, 'A new one', 'Maya has lost her way in a town she knew once.')
            returning id)
          insert into rival_jobs (scenario_id) select id from scenario""",
          slug,
          slug);
    }

    @Override
    public Map<String, Instant> claimedAt(List<String> slugs) {
      return servers.times(
          """
          select scenario_id, locked_at from rival_jobs
          where scenario_id in (select id from scenarios where slug = any(?))""",
          slugs);
    }

    @Override
    public String readyTopic() {
      return RivalMain.READY_TOPIC;
    }

    @Override
    public void close() {
      child.close();
    }
  }

  private static Map<String, String> environment(Servers servers) {
    return Map.of(
        "RIVAL_BROKERS", servers.brokers(),
        "RIVAL_JDBC_URL", servers.database().jdbcUrl(),
        "RIVAL_DB_USER", servers.database().user(),
        "RIVAL_PROVIDER", servers.provider().url().toString(),
        "RIVAL_STORE", servers.s3().endpoint().toString(),
        "RIVAL_BUCKET", servers.s3().bucket(),
        "RIVAL_ACCESS_KEY", servers.s3().accessKey(),
        "RIVAL_SECRET_KEY", servers.s3().secretKey(),
        "RIVAL_CONCURRENCY", Integer.toString(CONCURRENCY),
        "RIVAL_BATCH", Integer.toString(BATCH));
  }
}
