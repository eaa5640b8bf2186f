package io.storycast.scheduler.jobs.http;

import io.storycast.scheduler.history.EventHub;
import io.storycast.scheduler.history.Subscription;
import io.storycast.stage.web.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Live progress. A stream that broke off is resumed with {@code Last-Event-ID}. */
@RestController
class EventController {

  private static final String LAST = "Last-Event-ID";

  private final EventHub hub;
  private final JsonMapper json;

  EventController(EventHub hub, JsonMapper json) {
    this.hub = hub;
    this.json = json;
  }

  /** What happens to all jobs, from now on or from where the stream broke off. */
  @GetMapping(path = "/v1/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  void all(
      @RequestHeader(name = LAST, required = false) @Nullable String last,
      HttpServletResponse response) {
    stream(null, position(last), response);
  }

  /** What happened to one job so far, and what happens from now on. */
  @GetMapping(path = "/v1/jobs/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  void ofJob(
      @PathVariable String id,
      @RequestHeader(name = LAST, required = false) @Nullable String last,
      HttpServletResponse response) {
    Long after = position(last);
    stream(OrderAnswers.uuid(id), after == null ? 0 : after, response);
  }

  private void stream(@Nullable String jobId, @Nullable Long after, HttpServletResponse response) {
    Optional<Subscription> subscribed = hub.subscribe(jobId, after);
    if (subscribed.isEmpty()) {
      throw Problem.of(
          HttpStatus.SERVICE_UNAVAILABLE,
          "too-many-streams",
          "This process serves no further event stream.",
          "Close streams that nobody reads, or raise MAX_EVENT_STREAMS; polling works meanwhile.");
    }
    try (Subscription subscription = subscribed.get()) {
      new EventStream(response, json).run(subscription);
    }
  }

  private static @Nullable Long position(@Nullable String last) {
    if (last == null || last.isBlank()) {
      return null;
    }
    try {
      return Math.max(0, Long.parseLong(last.strip()));
    } catch (NumberFormatException e) {
      throw Problem.of(
          HttpStatus.BAD_REQUEST,
          "invalid-last-event-id",
          "Last-Event-ID is not a number.",
          "Send the id of the last event that was received, or leave the header out.");
    }
  }
}
