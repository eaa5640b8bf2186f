package io.storycast.local;

import org.jspecify.annotations.Nullable;

/** The stack cannot run; the message is a sentence for people, without a full stop. */
public final class StackFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StackFailure(String message) {
    this(message, null);
  }

  StackFailure(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  static StackFailure because(Throwable cause) {
    return cause instanceof StackFailure failure
        ? failure
        : new StackFailure(String.valueOf(cause.getMessage()), cause);
  }
}
