package io.storycast.webhook.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.storycast.webhook.delivering.Answer;
import io.storycast.webhook.delivering.Answer.Outcome;
import io.storycast.webhook.delivering.Claim;
import io.storycast.webhook.delivering.DeliveryJournal;
import io.storycast.webhook.delivering.Dispatcher;
import io.storycast.webhook.registry.DeliveryLog;
import io.storycast.webhook.registry.DeliveryLog.Backlog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Each attempt as a measurement, failures also as a line in the log; and what waits, as gauges. */
@Component
final class DeliveryMeters implements DeliveryJournal {

  private static final Logger LOG = LoggerFactory.getLogger(DeliveryMeters.class);

  /** The database is asked at most so often. */
  private static final Duration FRESH = Duration.ofSeconds(5);

  private final Map<Outcome, Timer> attempts = new EnumMap<>(Outcome.class);
  private final ObjectProvider<DeliveryLog> log;
  private final Clock clock;
  private Backlog last = new Backlog(0, 0);
  private Instant readAt = Instant.EPOCH;

  DeliveryMeters(
      MeterRegistry meters,
      ObjectProvider<DeliveryLog> log,
      ObjectProvider<Dispatcher> dispatcher,
      Clock clock) {
    this.log = log;
    this.clock = clock;
    for (Outcome outcome : Outcome.values()) {
      attempts.put(
          outcome,
          Timer.builder("storycast.webhook.attempts")
              .description("Attempts to deliver, and how long they took")
              .tag("outcome", outcome.wireName())
              .register(meters));
    }
    Gauge.builder("storycast.webhook.waiting", this, self -> self.backlog().waiting())
        .description("Deliveries that are not done; the same from every instance")
        .register(meters);
    Gauge.builder("storycast.webhook.waiting.oldest", this, self -> self.backlog().oldestSeconds())
        .description("Age of the oldest delivery that is not done")
        .baseUnit("seconds")
        .register(meters);
    Gauge.builder("storycast.webhook.in.flight", dispatcher, DeliveryMeters::inFlight)
        .description("Deliveries this process makes at the moment")
        .register(meters);
  }

  private static double inFlight(ObjectProvider<Dispatcher> dispatcher) {
    return dispatcher.getObject().inFlight();
  }

  @Override
  public void attempted(Claim claim, Answer answer) {
    Timer timer = attempts.get(answer.outcome());
    if (timer != null) {
      timer.record(answer.took());
    }
    if (!answer.isDelivered()) {
      LOG.atInfo()
          .addKeyValue("endpoint", claim.endpoint())
          .addKeyValue("delivery", claim.delivery())
          .addKeyValue("event", claim.event().id())
          .addKeyValue("try", claim.tries() + 1)
          .log("{} was not delivered: {}", claim.event().kind().wireName(), answer.sentence());
    }
  }

  private synchronized Backlog backlog() {
    Instant now = clock.instant();
    if (Duration.between(readAt, now).compareTo(FRESH) > 0) {
      try {
        last = log.getObject().backlog();
      } catch (DataAccessException | TransactionException e) {
        last = new Backlog(-1, -1); // a gap would read as zero
      }
      readAt = now;
    }
    return last;
  }
}
