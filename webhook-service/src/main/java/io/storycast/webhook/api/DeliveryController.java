package io.storycast.webhook.api;

import io.storycast.stage.web.Problem;
import io.storycast.webhook.delivering.Answer;
import io.storycast.webhook.delivering.Claim;
import io.storycast.webhook.delivering.Courier;
import io.storycast.webhook.delivering.DeliveryJournal;
import io.storycast.webhook.delivering.Endpoint;
import io.storycast.webhook.delivering.Endpoint.State;
import io.storycast.webhook.delivering.EventKind;
import io.storycast.webhook.intake.EventBodies;
import io.storycast.webhook.registry.DeliveryLog;
import io.storycast.webhook.registry.DeliveryLog.LoggedAttempt;
import io.storycast.webhook.registry.DeliveryLog.LoggedDelivery;
import io.storycast.webhook.registry.DeliveryLog.Range;
import io.storycast.webhook.registry.EndpointBook;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/webhooks")
class DeliveryController {

  private final EndpointBook book;
  private final DeliveryLog log;
  private final Courier courier;
  private final DeliveryJournal journal;
  private final Clock clock;

  DeliveryController(
      EndpointBook book, DeliveryLog log, Courier courier, DeliveryJournal journal, Clock clock) {
    this.book = book;
    this.log = log;
    this.courier = courier;
    this.journal = journal;
    this.clock = clock;
  }

  /**
   * @param next the {@code before} of the next page; null when there is none
   */
  record DeliveryList(List<LoggedDelivery> deliveries, @Nullable UUID next) {}

  record DeliveryDetail(LoggedDelivery delivery, List<LoggedAttempt> attempts) {}

  /** What came of a test. */
  record TestResult(
      UUID delivery, String outcome, @Nullable Integer status, long durationMs, String answer) {}

  /**
   * @param from when the first event happened; absent: the oldest that is kept
   * @param to when they end; absent: now
   * @param events the types; absent: what the endpoint is told
   * @param failedOnly whether to leave alone what was delivered; absent: true
   */
  record ReplayRequest(
      @Nullable String from,
      @Nullable String to,
      @Nullable List<String> events,
      @Nullable Boolean failedOnly) {}

  /** How many deliveries are made. */
  record ReplayResult(int deliveries) {}

  @GetMapping("/endpoints/{id}/deliveries")
  DeliveryList list(@PathVariable String id, @RequestParam Map<String, String> query) {
    Endpoint endpoint = Existing.endpoint(book, id);
    DeliveryLog.Filter filter = ListParameters.of(query);
    List<LoggedDelivery> found = log.search(endpoint.id(), filter);
    boolean more = found.size() == filter.limit();
    return new DeliveryList(found, more ? found.getLast().id() : null);
  }

  @GetMapping("/deliveries/{id}")
  DeliveryDetail one(@PathVariable String id) {
    LoggedDelivery delivery = Existing.delivery(log, id);
    return new DeliveryDetail(delivery, log.attempts(delivery.id()));
  }

  @PostMapping("/deliveries/{id}/replay")
  @ResponseStatus(HttpStatus.ACCEPTED)
  ReplayResult replay(@PathVariable String id) {
    LoggedDelivery delivery = Existing.delivery(log, id);
    enabled(Existing.endpoint(book, delivery.endpoint().toString()));
    log.replay(delivery.id());
    return new ReplayResult(1);
  }

  @PostMapping("/endpoints/{id}/replay")
  @ResponseStatus(HttpStatus.ACCEPTED)
  ReplayResult replay(@PathVariable String id, @RequestBody ReplayRequest request) {
    Endpoint endpoint = enabled(Existing.endpoint(book, id));
    Set<EventKind> events =
        request.events() == null
            ? endpoint.events()
            : request.events().stream()
                .map(EventTypes::chosen)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(EventKind.class)));
    Range range =
        new Range(
            Invalid.time("from", request.from(), Instant.EPOCH),
            Invalid.time("to", request.to(), clock.instant()),
            events,
            !Boolean.FALSE.equals(request.failedOnly()));
    return new ReplayResult(log.replay(endpoint.id(), range));
  }

  @PostMapping("/endpoints/{id}/test")
  TestResult test(@PathVariable String id) {
    Endpoint endpoint = Existing.endpoint(book, id);
    Claim claim =
        log.addTest(endpoint.id(), EventBodies.test(endpoint.description(), clock.instant()));
    Answer answer =
        courier
            .deliver(claim, journal)
            .orElseThrow(
                () ->
                    Problem.of(
                        HttpStatus.NOT_FOUND,
                        "endpoint-not-found",
                        "There is no such endpoint.",
                        "It was removed while it was tested."));
    return new TestResult(
        claim.delivery(),
        answer.outcome().wireName(),
        answer.status(),
        answer.took().toMillis(),
        answer.text());
  }

  private static Endpoint enabled(Endpoint endpoint) {
    if (endpoint.standing().state() == State.DISABLED) {
      throw Problem.of(
          HttpStatus.CONFLICT,
          "endpoint-disabled",
          "Nothing is delivered to this endpoint: " + endpoint.standing().reason(),
          "Resume it first.");
    }
    return endpoint;
  }
}
