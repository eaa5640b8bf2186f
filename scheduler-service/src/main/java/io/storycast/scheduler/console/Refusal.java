package io.storycast.scheduler.console;

import org.springframework.http.HttpStatus;

/** Why the console shows no page, or does not what was asked: becomes a page of its own. */
public final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final HttpStatus status;
  private final String title;
  private final String advice;
  private final String back;

  private Refusal(HttpStatus status, String title, String message, String advice, String back) {
    super(message);
    this.status = status;
    this.title = title;
    this.advice = advice;
    this.back = back;
  }

  /** There is no such thing; {@code back} is where to go instead. */
  public static Refusal notFound(String message, String advice, String back) {
    return new Refusal(HttpStatus.NOT_FOUND, "Not found", message, advice, back);
  }

  /** What was asked makes no sense. */
  public static Refusal invalid(String message, String advice, String back) {
    return new Refusal(HttpStatus.BAD_REQUEST, "This cannot be done", message, advice, back);
  }

  /** Somebody else was faster, or the world moved on: nothing was changed. */
  public static Refusal overtaken(String message, String advice, String back) {
    return new Refusal(HttpStatus.CONFLICT, "Somebody was faster", message, advice, back);
  }

  /** Only operators may do that. */
  public static Refusal forbidden() {
    return new Refusal(
        HttpStatus.FORBIDDEN,
        "Only operators may do this",
        "You may look at everything, but give no orders.",
        "Ask an operator, or sign in as one.",
        "/admin");
  }

  HttpStatus status() {
    return status;
  }

  /** What it is, in a few words. */
  public String title() {
    return title;
  }

  /** What to do about it. */
  public String advice() {
    return advice;
  }

  /** Where to go from here. */
  public String back() {
    return back;
  }

  /** What is wrong. */
  public String message() {
    return String.valueOf(getMessage());
  }
}
