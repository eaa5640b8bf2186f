package io.storycast.scheduler.jobs.http;

import io.storycast.scheduler.history.RecordedEvent;
import io.storycast.scheduler.jobtable.JobEvent;
import io.storycast.scheduler.jobtable.JobStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a job.
 *
 * @param status the status it left the job in; null when it did not change it
 * @param elapsedMs milliseconds of work; for story-ready, since the revision was claimed
 */
record EventView(
    long id,
    Instant at,
    String jobId,
    String scenarioId,
    String slug,
    String kind,
    @Nullable String status,
    int revision,
    int attempt,
    @Nullable String stage,
    @Nullable String code,
    @Nullable String message,
    @Nullable String by,
    @Nullable Long elapsedMs,
    @Nullable Amount cost,
    Map<String, Object> details) {

  record Amount(BigDecimal amount, String currency) {

    static Amount of(JobEvent.Money money) {
      return new Amount(money.amount(), money.currency());
    }
  }

  static EventView of(RecordedEvent recorded) {
    JobEvent event = recorded.event();
    return new EventView(
        recorded.id(),
        recorded.at(),
        event.jobId(),
        recorded.scenarioId(),
        recorded.slug(),
        event.kind().code(),
        event.kind().statusAfter().map(JobStatus::code).orElse(null),
        event.revision(),
        event.attempt(),
        event.stage(),
        event.code(),
        event.message(),
        event.by(),
        event.elapsedMs(),
        event.cost() == null ? null : Amount.of(event.cost()),
        event.details());
  }
}
