package io.storycast.scheduler.deadletters.content;

import java.util.List;

/** An edited value cannot be sent; the violations are sentences for people. */
public final class InvalidValue extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<String> violations;

  InvalidValue(List<String> violations) {
    super(String.join(" ", violations));
    this.violations = List.copyOf(violations);
  }

  /** What is wrong with it, each a sentence. */
  public List<String> violations() {
    return violations;
  }
}
