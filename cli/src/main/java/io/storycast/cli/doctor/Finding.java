package io.storycast.cli.doctor;

/**
 * What a check found.
 *
 * @param says what happened, as one sentence
 * @param fix what to do about it; empty when there is nothing to do
 */
public record Finding(Kind kind, String says, String fix) {

  /** How a check ended. */
  public enum Kind {
    OK,
    FAILED,
    SKIPPED
  }

  static Finding ok(String says) {
    return new Finding(Kind.OK, says, "");
  }

  static Finding failed(String says, String fix) {
    return new Finding(Kind.FAILED, says, fix);
  }

  static Finding skipped(String says) {
    return new Finding(Kind.SKIPPED, says, "");
  }
}
