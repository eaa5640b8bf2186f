package io.storycast.stage.web;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Values of a request's query. A blank one counts as absent. */
public final class QueryText {

  private QueryText() {}

  /**
   * The value without blanks around it, or null when it is absent.
   *
   * @throws Problem when no text of PostgreSQL could hold it
   */
  public static @Nullable String of(String name, @Nullable Object value) {
    String text = value == null ? null : value.toString();
    if (text != null && text.indexOf('\0') >= 0) {
      throw invalid(name, name + " holds a null character.", "Leave it out.");
    }
    return text == null || text.isBlank() ? null : text.strip();
  }

  /**
   * A whole number from 1.
   *
   * @param absent what it is without a value
   * @throws Problem when it is something else, or more than the most
   */
  public static int number(String name, @Nullable Object value, int absent, int most) {
    String text = of(name, value);
    if (text == null) {
      return absent;
    }
    try {
      int number = Integer.parseInt(text);
      if (number >= 1 && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below, together with numbers that are out of range.
    }
    throw invalid(
        name,
        "%s is not a whole number from 1 to %d.".formatted(name, most),
        "Without it, it is %d.".formatted(absent));
  }

  /** What is wrong with a value: 400 with the code {@code invalid-<name>}. */
  public static Problem invalid(String name, String detail, String hint) {
    return Problem.of(HttpStatus.BAD_REQUEST, "invalid-" + name, detail, hint);
  }
}
