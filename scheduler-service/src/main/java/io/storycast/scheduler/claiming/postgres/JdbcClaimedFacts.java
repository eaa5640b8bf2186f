package io.storycast.scheduler.claiming.postgres;

import static java.util.stream.Collectors.toMap;

import io.storycast.contracts.EventCodec;
import io.storycast.contracts.EventType;
import io.storycast.contracts.ScenarioClaimed;
import io.storycast.contracts.UnreadableEventException;
import io.storycast.scheduler.claiming.ClaimedFacts;
import io.storycast.scheduler.claiming.Pick;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Facts as the JSON text that is published. */
@Component
class JdbcClaimedFacts implements ClaimedFacts {

  private static final int BATCH = 100;

  private final JdbcTemplate batches;
  private final JdbcClient jdbc;

  JdbcClaimedFacts(JdbcTemplate batches, JdbcClient jdbc) {
    this.batches = batches;
    this.jdbc = jdbc;
  }

  @Override
  public Map<String, ScenarioClaimed> of(Collection<Pick> picks) {
    if (picks.isEmpty()) {
      return Map.of();
    }
    List<String> facts =
        jdbc.sql(
                """
                select fact from claimed_facts
                 where (job_id, revision) in (select * from unnest(:ids::uuid[], :revisions::int[]))
                """)
            .param("ids", picks.stream().map(Pick::jobId).toArray(String[]::new))
            .param("revisions", picks.stream().map(Pick::revision).toArray(Integer[]::new))
            .query((row, number) -> row.getString("fact"))
            .list();
    return facts.stream()
        .map(JdbcClaimedFacts::read)
        .collect(toMap(ScenarioClaimed::jobId, fact -> fact));
  }

  @Override
  public void keep(Collection<ScenarioClaimed> facts) {
    batches.batchUpdate(
        "insert into claimed_facts (job_id, revision, fact) values (?::uuid, ?, ?)",
        facts,
        BATCH,
        (row, fact) -> {
          row.setString(1, fact.jobId());
          row.setInt(2, fact.revision());
          row.setString(3, write(fact));
        });
  }

  private static String write(ScenarioClaimed fact) {
    // The source is a header, the value does not hold it.
    return new String(EventCodec.write(fact, "").value(), StandardCharsets.UTF_8);
  }

  private static ScenarioClaimed read(String fact) {
    try {
      byte[] value = fact.getBytes(StandardCharsets.UTF_8);
      return (ScenarioClaimed) EventCodec.read(EventType.SCENARIO_CLAIMED, value);
    } catch (UnreadableEventException e) {
      throw new IllegalStateException("A kept scenario-claimed event cannot be read", e);
    }
  }
}
