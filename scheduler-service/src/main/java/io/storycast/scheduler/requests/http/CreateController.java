package io.storycast.scheduler.requests.http;

import io.storycast.scheduler.claiming.ContentTablesMissing;
import io.storycast.scheduler.requests.Idempotency;
import io.storycast.scheduler.requests.Idempotency.Answer;
import io.storycast.scheduler.requests.Idempotency.Outcome;
import io.storycast.scheduler.requests.JobRequests;
import io.storycast.scheduler.requests.Requested;
import io.storycast.scheduler.requests.Requested.Accepted;
import io.storycast.scheduler.requests.Requested.Refused;
import io.storycast.scheduler.web.Actor;
import io.storycast.stage.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes requests for stories. With {@code Idempotency-Key} a request may be repeated: it is
 * answered as the first time (draft-ietf-httpapi-idempotency-key-header).
 */
@RestController
class CreateController {

  private static final String KEY = "Idempotency-Key";
  private static final String REPLAYED = "Idempotency-Replayed";

  private final JobRequests requests;
  private final Idempotency idempotency;
  private final JsonMapper json;

  CreateController(JobRequests requests, Idempotency idempotency, JsonMapper json) {
    this.requests = requests;
    this.idempotency = idempotency;
    this.json = json;
  }

  @PostMapping("/v1/jobs")
  ResponseEntity<CreateAnswer> create(
      @RequestBody CreateRequest body,
      @RequestHeader(name = KEY, required = false) @Nullable String key,
      Principal principal,
      HttpServletRequest request) {
    String by = Actor.of(principal, request);
    if (key == null) {
      return answer(accepted(body, by), false);
    }
    Idempotency.Call call =
        new Idempotency.Call(
            principal.getName(), IdempotencyKey.checked(key), IdempotencyKey.digest(json, body));
    return switch (idempotency.once(call, () -> kept(accepted(body, by)))) {
      case Outcome.Answered(Answer answer, boolean replayed) ->
          answer(json.readValue(answer.body(), CreateAnswer.class), replayed);
      case Outcome.Busy() -> throw IdempotencyKey.busy();
      case Outcome.OtherBody() -> throw IdempotencyKey.otherBody();
    };
  }

  private Answer kept(CreateAnswer answer) {
    return new Answer(HttpStatus.ACCEPTED.value(), json.writeValueAsString(answer));
  }

  private static ResponseEntity<CreateAnswer> answer(CreateAnswer answer, boolean replayed) {
    ResponseEntity.BodyBuilder accepted = ResponseEntity.accepted();
    if (answer.url() != null) {
      accepted.location(URI.create(answer.url()));
    }
    if (replayed) {
      accepted.header(REPLAYED, "true");
    }
    return accepted.body(answer);
  }

  private CreateAnswer accepted(CreateRequest body, String by) {
    try {
      return body.jobs() == null ? one(body, by) : several(body.jobs(), by);
    } catch (ContentTablesMissing e) {
      throw Problem.of(
          HttpStatus.SERVICE_UNAVAILABLE,
          "content-tables-missing",
          "The content tables are not complete: %s missing.".formatted(e.getMessage()),
          "Start storage-service once, which creates them, or check CONTENT_SCHEMA.");
    }
  }

  private CreateAnswer one(CreateRequest body, String by) {
    return switch (requests.accept(List.of(body.one()), by).getFirst()) {
      case Accepted accepted -> CreateAnswer.of(accepted, null);
      case Refused refused -> throw Refusals.problem(refused);
    };
  }

  private CreateAnswer several(List<CreateRequest> jobs, String by) {
    if (jobs.isEmpty() || jobs.size() > CreateRequest.MOST_JOBS) {
      throw CreateRequest.invalid(
          "invalid-batch", "jobs holds none, or more than %d.".formatted(CreateRequest.MOST_JOBS));
    }
    List<Requested> results = requests.accept(jobs.stream().map(CreateRequest::one).toList(), by);
    return CreateAnswer.of(results);
  }
}
