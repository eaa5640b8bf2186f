package io.storycast.audio.store;

import io.storycast.contracts.ReasonCode;
import io.storycast.stage.StageFailure;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Reads the SDK's exceptions.
 *
 * @see <a href="https://developers.cloudflare.com/r2/api/error-codes/">R2's error codes</a>
 */
final class StoreFailures {

  /** The bucket's name in the stage's pauses. */
  static final String DEPENDENCY = "object-store";

  /** Answered with 400, but the next try may arrive whole. */
  private static final Set<String> DAMAGED_ON_THE_WAY =
      Set.of("BadDigest", "InvalidDigest", "IncompleteBody", "ClientDisconnect", "RequestTimeout");

  private StoreFailures() {}

  static StageFailure of(SdkException thrown) {
    if (!(thrown instanceof AwsServiceException answered)) {
      return StageFailure.of(
              ReasonCode.STORE_UNAVAILABLE, "No answer from the object store: " + firstLine(thrown))
          .ofDependency(DEPENDENCY)
          .causedBy(thrown);
    }
    AwsErrorDetails details = answered.awsErrorDetails();
    String code = details == null || details.errorCode() == null ? "" : details.errorCode();
    return StageFailure.of(
            reason(answered.statusCode(), code),
            "The object store answered %d %s.".formatted(answered.statusCode(), code))
        .ofDependency(DEPENDENCY)
        .causedBy(thrown);
  }

  private static ReasonCode reason(int status, String code) {
    boolean mayPass =
        (status >= 500 && status != 501)
            || status == 408
            || status == 409
            || status == 425
            || status == 429
            || DAMAGED_ON_THE_WAY.contains(code);
    return mayPass ? ReasonCode.STORE_UNAVAILABLE : ReasonCode.STORE_REFUSED;
  }

  private static String firstLine(SdkException thrown) {
    return String.valueOf(thrown.getMessage()).lines().findFirst().orElse("");
  }
}
