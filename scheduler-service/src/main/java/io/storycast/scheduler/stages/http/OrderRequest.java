package io.storycast.scheduler.stages.http;

import io.storycast.stage.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * @param reason why, for people; up to 500 characters
 */
record OrderRequest(@Nullable String reason) {

  static final OrderRequest EMPTY = new OrderRequest(null);

  private static final int MOST = 500;

  /** The reason on one line. */
  String checkedReason() {
    if (reason == null || reason.isBlank()) {
      throw Problem.of(
          HttpStatus.BAD_REQUEST,
          "missing-reason",
          "An order for a stage needs a reason.",
          "Send a body such as {\"reason\": \"new voice is being set up\"}.");
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
