package io.storycast.scheduler.jobs.http;

import io.storycast.scheduler.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * @param reason why, for people; up to 500 characters
 */
record CancelRequest(@Nullable String reason) {

  static final CancelRequest WITHOUT_REASON = new CancelRequest(null);

  private static final int MOST = 500;

  /** The reason on one line. */
  String checkedReason() {
    if (reason == null || reason.isBlank()) {
      return "No reason was given.";
    }
    if (reason.length() > MOST) {
      throw Problem.of(
          HttpStatus.BAD_REQUEST,
          "invalid-reason",
          "The reason is longer than %d characters.".formatted(MOST),
          "Shorten it.");
    }
    return reason.replaceAll("\\p{Cntrl}", " ").strip();
  }
}
