package io.storycast.scheduler.requests.http;

import io.storycast.scheduler.requests.Requested;
import io.storycast.scheduler.requests.Requested.Refusal;
import io.storycast.stage.web.Problem;
import org.springframework.http.HttpStatus;

/** Refusals as HTTP tells them. */
final class Refusals {

  static final int ACCEPTED = HttpStatus.ACCEPTED.value();

  private Refusals() {}

  static HttpStatus status(Refusal refusal) {
    return switch (refusal) {
      case SCENARIO_NOT_FOUND -> HttpStatus.NOT_FOUND;
      case INVALID_SLUG -> HttpStatus.BAD_REQUEST;
      case SLUG_AMBIGUOUS,
          SLUG_TAKEN,
          SCENARIO_COLUMNS_REQUIRED,
          STORY_EXISTS,
          ALREADY_GENERATED,
          JOB_ENDED,
          JOB_UNDER_WAY ->
          HttpStatus.CONFLICT;
    };
  }

  static Problem problem(Requested.Refused refused) {
    Refusal refusal = refused.refusal();
    return Problem.of(status(refusal), refusal.code(), refused.detail(), refusal.hint());
  }
}
