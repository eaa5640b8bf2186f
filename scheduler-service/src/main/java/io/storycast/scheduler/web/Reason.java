package io.storycast.scheduler.web;

import io.storycast.stage.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Why somebody gives an order, as it came with the request. */
public final class Reason {

  /** Most characters of a reason. */
  public static final int MOST = 500;

  private Reason() {}

  /**
   * The reason on one line; empty when there is none.
   *
   * @throws Problem when it is too long
   */
  public static String of(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return "";
    }
    if (text.length() > MOST) {
      throw Problem.of(
          HttpStatus.BAD_REQUEST,
          "invalid-reason",
          "The reason is longer than %d characters.".formatted(MOST),
          "Shorten it.");
    }
    return text.replaceAll("\\p{Cntrl}", " ").strip();
  }
}
