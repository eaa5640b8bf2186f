package io.storycast.stage.provider;

import io.storycast.contracts.ReasonCode;
import io.storycast.stage.StageFailure;
import java.io.IOException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.web.client.RestClientException;

/** Translates everything that can go wrong with a call into the one family of failures. */
final class ProviderFailures {

  private final String host;
  private final String dependency;
  private final SafeText safeText;
  private final RetryAfter retryAfter;

  ProviderFailures(ProviderEndpoint endpoint, Clock clock) {
    this.host = endpoint.host();
    this.dependency = endpoint.dependency();
    this.safeText = SafeText.hidingSecretsOf(endpoint);
    this.retryAfter = new RetryAfter(clock);
  }

  /** The provider answered with a status other than 2xx. */
  StageFailure ofAnswer(int status, HttpHeaders headers, byte[] body) {
    ErrorBody error = ErrorBody.parse(body);
    ReasonCode reason = Classification.of(status, error);
    String message = safeText.clean(Objects.requireNonNullElse(error.message(), ""));
    return blamed(StageFailure.of(reason, sentence(status, error, message)))
        .causedBy(new ProviderRefusal(status, error.code(), message))
        .retryAfter(retryAfter.in(headers));
  }

  private String sentence(int status, ErrorBody error, String message) {
    String daily = Classification.isDailyLimit(status, error) ? " (limit of the day)" : "";
    String said = message.isEmpty() ? " without a message" : ": " + message;
    return host + " answered " + status + daily + said;
  }

  /** The call threw. */
  StageFailure of(RuntimeException thrown) {
    if (thrown instanceof StageFailure failure) {
      return failure;
    }
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException io) {
        return ofNoAnswer(io);
      }
    }
    if (thrown instanceof RestClientException) {
      return blamed(
              StageFailure.of(
                  ReasonCode.PROVIDER_ERROR, host + " answered something that cannot be read."))
          .causedBy(thrown);
    }
    return StageFailure.of(
            ReasonCode.UNEXPECTED, "A call to " + host + " failed in an unexpected way.")
        .causedBy(thrown);
  }

  private StageFailure ofNoAnswer(IOException cause) {
    ReasonCode reason =
        switch (cause) {
          case HttpConnectTimeoutException _ -> ReasonCode.PROVIDER_UNREACHABLE;
          case HttpTimeoutException _ -> ReasonCode.PROVIDER_TIMEOUT;
          case AnswerTooLargeException _ -> ReasonCode.PROVIDER_ERROR;
          default -> ReasonCode.PROVIDER_UNREACHABLE;
        };
    String why = safeText.clean(Objects.requireNonNullElse(cause.getMessage(), ""));
    String kind = why.isEmpty() ? cause.getClass().getSimpleName() : why;
    return blamed(StageFailure.of(reason, "No answer from " + host + ": " + kind)).causedBy(cause);
  }

  /** The provider answered 200, and nothing of use. */
  StageFailure unusable(String why) {
    return blamed(StageFailure.of(ReasonCode.PROVIDER_ERROR, host + " answered 200, but " + why));
  }

  /** A refused request is about one story; everything else is about the provider. */
  private StageFailure blamed(StageFailure failure) {
    return switch (failure.failureClass()) {
      case TRANSIENT, OUTAGE, CONFIGURATION -> failure.ofDependency(dependency);
      case CONTENT, PERMANENT -> failure;
    };
  }
}
