package io.storycast.scheduler.audit.postgres;

import io.storycast.scheduler.audit.AuditEntry;
import io.storycast.scheduler.audit.AuditLog;
import io.storycast.scheduler.audit.Order;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Component
class JdbcAuditLog implements AuditLog {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

  private final JdbcClient jdbc;

  JdbcAuditLog(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void record(Order order) {
    jdbc.sql(
            """
            insert into audit_log (ordered_by, action, subject, note, details)
            values (?, ?, ?, ?, cast(? as jsonb))
            """)
        .params(order.by(), order.action(), order.subject(), order.note())
        .param(JSON.writeValueAsString(order.details()))
        .update();
  }

  @Override
  public List<AuditEntry> find(@Nullable String subject, @Nullable Long before, int limit) {
    return jdbc.sql(
            """
            select * from audit_log
             where (cast(:subject as text) is null or subject = :subject)
               and (cast(:before as bigint) is null or id < :before)
             order by id desc limit :limit
            """)
        .param("subject", subject)
        .param("before", before)
        .param("limit", limit)
        .query(JdbcAuditLog::entry)
        .list();
  }

  private static AuditEntry entry(ResultSet row, int number) throws SQLException {
    return new AuditEntry(
        row.getLong("id"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        new Order(
            row.getString("ordered_by"),
            row.getString("action"),
            row.getString("subject"),
            row.getString("note"),
            JSON.readValue(row.getString("details"), OBJECT)));
  }
}
