package io.storycast.stage.provider;

import io.storycast.stage.StageFailure;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The provider's own words about a call it answered with an error, for callers that know a way. */
public final class ProviderRefusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final @Nullable String code;

  ProviderRefusal(int status, @Nullable String code, String message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  /** The refusal behind a failure, if the provider answered at all. */
  public static Optional<ProviderRefusal> behind(StageFailure failure) {
    return failure.getCause() instanceof ProviderRefusal refusal
        ? Optional.of(refusal)
        : Optional.empty();
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** The provider's error code, a name or a number, if it gave one. */
  public Optional<String> code() {
    return Optional.ofNullable(code);
  }

  /** The provider's message, shortened and without secrets; empty when it gave none. */
  public String message() {
    return String.valueOf(getMessage());
  }
}
