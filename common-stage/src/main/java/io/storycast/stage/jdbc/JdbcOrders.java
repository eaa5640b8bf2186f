package io.storycast.stage.jdbc;

import io.storycast.contracts.StageControl;
import io.storycast.stage.gate.Orders;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Orders in the table {@code stage_order}. */
public final class JdbcOrders implements Orders {

  private static final String ADD =
      """
      insert into stage_order (stage, action, reason, ordered_by, ordered_at)
      values (?, ?, ?, ?, ?)
      on conflict (stage) do update
      set action = excluded.action, reason = excluded.reason, ordered_by = excluded.ordered_by,
        ordered_at = excluded.ordered_at
      where stage_order.ordered_at < excluded.ordered_at
      """;

  private final JdbcClient jdbc;

  public JdbcOrders(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public boolean add(StageControl order) {
    return jdbc.sql(ADD)
            .params(order.stage(), order.action().name())
            .params(storable(order.reason()), storable(order.by()))
            .param(order.orderedAt().atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }

  /** PostgreSQL's text holds every character but NUL. */
  private static String storable(String text) {
    return text.replace('\0', '\uFFFD');
  }
}
