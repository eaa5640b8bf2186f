package io.storycast.scheduler.jobs.http;

import io.storycast.scheduler.jobs.JobSearch.Position;
import io.storycast.stage.web.Problem;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.springframework.http.HttpStatus;

/** A place in a list as text that means nothing to clients. */
final class Cursor {

  private Cursor() {}

  static String write(Position position) {
    String text = position.at() + "/" + position.id();
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * @throws Problem when it is not a cursor of ours
   */
  static Position read(String cursor) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      int slash = text.indexOf('/');
      return new Position(
          Instant.parse(text.substring(0, Math.max(0, slash))),
          UUID.fromString(text.substring(slash + 1)).toString());
    } catch (IllegalArgumentException | DateTimeException e) {
      throw Problem.of(
          HttpStatus.BAD_REQUEST,
          "invalid-cursor",
          "The cursor is not one that was given out.",
          "Send nextCursor of the answer before; with an empty cursor the list begins.");
    }
  }
}
