package io.storycast.webhook.postgres;

import io.storycast.webhook.WebhookProperties;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Forgets what is old: the log of deliveries, what waits for paused endpoints, and the events. */
@Component
class Retention {

  private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

  private static final String DROP =
      """
      update delivery set state = 'dropped', finished_at = now(), lease = null
        from endpoint
       where endpoint.id = delivery.endpoint_id and endpoint.state = 'paused'
         and delivery.state = 'waiting' and delivery.landed_at < now() - :kept * interval '1 second'
      """;

  private static final String FORGET_DELIVERIES =
      """
      delete from delivery
       where state <> 'waiting' and finished_at < now() - :kept * interval '1 second'
      """;

  // The latest story.ready of each story is the catalogue that a new endpoint may ask for.
  private static final String FORGET_EVENTS =
      """
      delete from event
       where landed_at < now() - :kept * interval '1 second'
         and not exists (select 1 from delivery where event_id = event.id)
         and (type <> 'story.ready' or exists (
              select 1 from event as later
               where later.type = 'story.ready' and later.scenario_id = event.scenario_id
                 and later.revision > event.revision))
      """;

  private static final String FORGET_PAUSES =
      "delete from stage_pause where ended_at < now() - :kept * interval '1 second'";

  private final JdbcClient jdbc;
  private final Duration kept;

  Retention(JdbcClient jdbc, WebhookProperties settings) {
    this.jdbc = jdbc;
    this.kept = settings.retention();
  }

  void forget() {
    int dropped = run(DROP);
    int deliveries = run(FORGET_DELIVERIES);
    int events = run(FORGET_EVENTS);
    run(FORGET_PAUSES);
    if (dropped + deliveries + events > 0) {
      LOG.info(
          "Forgot {} deliveries and {} events; dropped {} that waited for paused endpoints",
          deliveries,
          events,
          dropped);
    }
  }

  private int run(String sql) {
    return jdbc.sql(sql).param("kept", kept.toSeconds()).update();
  }
}
