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
    Long number = number(name, value, most, "Without it, it is %d.".formatted(absent));
    return number == null ? absent : number.intValue();
  }

  /**
   * The {@code next} of an answer, sent as the {@code before} of the next request; null when it is
   * absent.
   *
   * @throws Problem when it cannot be one
   */
  public static @Nullable Long before(@Nullable Object value) {
    return number("before", value, Long.MAX_VALUE, "Send the next of the answer before.");
  }

  private static @Nullable Long number(
      String name, @Nullable Object value, long most, String hint) {
    String text = of(name, value);
    if (text == null) {
      return null;
    }
    try {
      long number = Long.parseLong(text);
      if (number >= 1 && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below, together with numbers that are out of range.
    }
    throw invalid(name, "%s is not a whole number from 1 to %d.".formatted(name, most), hint);
  }

  /** What is wrong with a value: 400 with the code {@code invalid-<name>}. */
  public static Problem invalid(String name, String detail, String hint) {
    return Problem.of(HttpStatus.BAD_REQUEST, "invalid-" + name, detail, hint);
  }
}
