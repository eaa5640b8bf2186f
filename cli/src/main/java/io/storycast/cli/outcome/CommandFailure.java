package io.storycast.cli.outcome;

import org.jspecify.annotations.Nullable;

/** A command cannot do what it was asked; shown as one sentence and a hint, without a trace. */
public final class CommandFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int exitCode;
  private final @Nullable String hint;

  /**
   * @param exitCode one of {@link ExitCodes}
   * @param message what went wrong, as one sentence
   * @param hint what to do about it
   */
  public CommandFailure(int exitCode, String message, @Nullable String hint) {
    this(exitCode, message, hint, null);
  }

  /** The same, with what caused it; shown only with {@code --verbose}. */
  public CommandFailure(
      int exitCode, String message, @Nullable String hint, @Nullable Throwable cause) {
    super(message, cause);
    this.exitCode = exitCode;
    this.hint = hint;
  }

  /** The process's exit code. */
  public int exitCode() {
    return exitCode;
  }

  /** What to do about it. */
  public @Nullable String hint() {
    return hint;
  }

  /** The sentence of any exception: its message, or its kind where it has none. */
  public static String sentence(Throwable failure) {
    String message = failure.getMessage();
    return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
  }
}
