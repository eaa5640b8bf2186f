package io.storycast.stage.jdbc;

import io.storycast.contracts.StageStatus.Cause;
import io.storycast.stage.gate.Breaker;
import io.storycast.stage.gate.Breaker.Closed;
import io.storycast.stage.gate.Breaker.HalfOpen;
import io.storycast.stage.gate.Breaker.Open;
import io.storycast.stage.gate.Breaker.Outage;
import io.storycast.stage.gate.Breaker.Phase;
import io.storycast.stage.gate.Breaker.Probing;
import io.storycast.stage.gate.Breaker.Spell;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/** A breaker as a row of {@code dependency_breaker}. */
final class BreakerRow {

  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS).build();
  private static final TypeReference<List<Spell>> SPELLS = new TypeReference<>() {};

  private BreakerRow() {}

  static Breaker read(ResultSet row) throws SQLException {
    return new Breaker(
        row.getString("dependency"),
        phase(row),
        JSON.readValue(row.getString("past"), SPELLS),
        instant(row, "changed_at"),
        row.getLong("version"));
  }

  /** The row's columns by name; the dependency's outage and probing are null where it has none. */
  static Map<String, @Nullable Object> columns(Breaker breaker) {
    Map<String, @Nullable Object> columns = new HashMap<>();
    columns.put("dependency", breaker.dependency());
    columns.put("state", state(breaker.phase()));
    Optional<Outage> outage = breaker.outage();
    columns.put("cause", of(outage, one -> one.cause().name()));
    columns.put("reasonCode", of(outage, Outage::reasonCode));
    columns.put("message", of(outage, one -> one.message().replace('\0', '\uFFFD')));
    columns.put("downSince", of(outage, one -> time(one.since())));
    columns.put("openedAt", of(outage, one -> time(one.openedAt())));
    columns.put("probeAt", of(outage, one -> time(one.probeAt())));
    columns.put("pauseMs", of(outage, one -> one.pause().toMillis()));
    Optional<Probing> probing = breaker.probing();
    columns.put("round", of(probing, Probing::round));
    columns.put("allowed", of(probing, Probing::allowed));
    columns.put("granted", of(probing, Probing::granted));
    columns.put("successes", of(probing, Probing::successes));
    columns.put("failures", of(probing, Probing::failures));
    columns.put("past", JSON.writeValueAsString(breaker.past()));
    columns.put("changedAt", time(breaker.changedAt()));
    columns.put("version", breaker.version());
    return columns;
  }

  private static Phase phase(ResultSet row) throws SQLException {
    return switch (row.getString("state")) {
      case "open" -> new Open(outage(row));
      case "half-open" -> new HalfOpen(outage(row), probing(row));
      default -> new Closed();
    };
  }

  private static String state(Phase phase) {
    return switch (phase) {
      case Closed() -> "closed";
      case Open open -> "open";
      case HalfOpen half -> "half-open";
    };
  }

  private static Outage outage(ResultSet row) throws SQLException {
    return new Outage(
        Cause.valueOf(row.getString("cause")),
        row.getString("reason_code"),
        row.getString("message"),
        instant(row, "down_since"),
        instant(row, "opened_at"),
        instant(row, "probe_at"),
        Duration.ofMillis(row.getLong("pause_ms")));
  }

  private static Probing probing(ResultSet row) throws SQLException {
    return new Probing(
        row.getLong("round"),
        row.getInt("allowed"),
        row.getInt("granted"),
        row.getInt("successes"),
        row.getInt("failures"));
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static <T, V> @Nullable V of(Optional<T> thing, Function<T, V> value) {
    return thing.map(value).orElse(null);
  }
}
