package io.storycast.webhook.postgres;

import io.storycast.stage.engine.FailPoints;
import io.storycast.webhook.WebhookProperties;
import io.storycast.webhook.delivering.Answer;
import io.storycast.webhook.delivering.Claim;
import io.storycast.webhook.delivering.Deliveries;
import io.storycast.webhook.delivering.Next;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Deliveries as rows that processes take up for the time of a lease. */
@Component
class JdbcDeliveries implements Deliveries {

  /** An endpoint that fails again and again gets one attempt at a time until one succeeds. */
  private static final int SHAKY = 5;

  /** Time to note the end of an attempt that took as long as it may. */
  private static final Duration MARGIN = Duration.ofSeconds(10);

  // Each endpoint brings no more than it has room for, whatever waits for it.
  private static final String CLAIM =
      """
      with candidate as (
        select endpoint.id,
               case when endpoint.failures >= :shaky then 1 else :each end
                 - coalesce(busy.deliveries, 0) as room
          from endpoint
          left join unnest(cast(:ids as uuid[]), cast(:counts as int[]))
                 as busy (endpoint_id, deliveries) on busy.endpoint_id = endpoint.id
         where endpoint.state = 'active' and endpoint.not_before <= now()
      ), taken as (
        select due.id
          from candidate
         cross join lateral (
               select id from delivery
                where endpoint_id = candidate.id and state = 'waiting' and due_at <= now()
                order by due_at
                limit greatest(candidate.room, 0)
                for update skip locked) as due
         limit :most
      )
      update delivery
         set lease = :lease, due_at = now() + :seconds * interval '1 second'
        from taken, event
       where delivery.id = taken.id and event.id = delivery.event_id
      returning delivery.id as delivery_id, delivery.lease, delivery.endpoint_id, delivery.tries,
                event.*
      """;

  // A success counts whoever tells of it; a failure only from the holder of the lease.
  private static final String RECORD =
      """
      update delivery
         set state = :state, tries = tries + 1, lease = null,
             due_at = now() + :delay * interval '1 millisecond',
             finished_at = case when :state = 'waiting' then null else now() end
       where id = :id and state = 'waiting' and (lease = :lease or :state = 'delivered')
      """;

  private static final String ATTEMPT =
      """
      insert into delivery_attempt (delivery_id, number, at, took_ms, outcome, status, answer)
      select :id, coalesce(max(number), 0) + 1, :at, :took, :outcome, cast(:status as int), :answer
        from delivery_attempt where delivery_id = :id
      """;

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final int endpointConcurrency;
  private final Duration lease;

  JdbcDeliveries(
      JdbcClient jdbc, PlatformTransactionManager transactions, WebhookProperties settings) {
    this.jdbc = jdbc;
    this.transactions = new TransactionTemplate(transactions);
    this.endpointConcurrency = settings.endpointConcurrency();
    this.lease = settings.timeout().plus(MARGIN);
  }

  @Override
  public List<Claim> claim(Map<UUID, Integer> busy, int most) {
    List<Map.Entry<UUID, Integer>> entries = List.copyOf(busy.entrySet());
    return jdbc.sql(CLAIM)
        .param("shaky", SHAKY)
        .param("each", endpointConcurrency)
        .param(
            "ids", entries.stream().map(entry -> entry.getKey().toString()).toArray(String[]::new))
        .param("counts", entries.stream().map(Map.Entry::getValue).toArray(Integer[]::new))
        .param("most", most)
        .param("lease", UUID.randomUUID())
        .param("seconds", lease.toSeconds())
        .query(DeliveryRows::claim)
        .list();
  }

  @Override
  public boolean record(Claim claim, Answer answer, Instant at, Next next) {
    FailPoints.reach("after-webhook-send");
    boolean news =
        jdbc.sql(RECORD)
                .param("id", claim.delivery())
                .param("lease", claim.lease())
                .param("state", stateAfter(next))
                .param("delay", next instanceof Next.Again again ? again.delay().toMillis() : 0)
                .update()
            == 1;
    if (news) {
      jdbc.sql(ATTEMPT)
          .param("id", claim.delivery())
          .param("at", at.atOffset(ZoneOffset.UTC))
          .param("took", answer.took().toMillis())
          .param("outcome", answer.outcome().wireName())
          .param("status", answer.status())
          .param("answer", answer.text())
          .update();
    }
    return news;
  }

  private static String stateAfter(Next next) {
    return switch (next) {
      case Next.Done() -> "delivered";
      case Next.Again again -> "waiting";
      case Next.GivenUp() -> "failed";
    };
  }

  @Override
  public <T> T inOneTransaction(Supplier<T> work) {
    return Objects.requireNonNull(transactions.execute(status -> work.get()));
  }
}
