package io.storycast.testing.simulator;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What may go wrong on demand. */
public enum FaultKind {
  // Refusals: an error status with a body in a provider's shape.
  RATE_LIMIT(429, "rate_limit_exceeded", "Request was rejected due to rate limiting: RPM limit."),
  SERVER_ERROR(503, "server_error", "System is busy, please try again later."),
  UNAUTHORIZED(401, "invalid_api_key", "Invalid token"),
  FORBIDDEN(403, "forbidden", "Sorry, your account is not verified."),
  MODEL_UNKNOWN(404, "model_not_found", "Model does not exist. Please check it carefully."),
  OUT_OF_QUOTA(429, "insufficient_quota", "You exceeded your current quota."),
  BAD_REQUEST(400, "invalid_request_error", "The parameter is invalid."),
  /** Only for requests that ask for a JSON mode. */
  JSON_MODE_REFUSED(400, "20024", "Json mode is not supported for this model."),

  // Transport
  /** The answer comes after the fault's delay. */
  SLOW,
  /** The connection stays open and nothing comes. */
  HANG,
  /** The connection ends within the body. */
  RESET,
  /** Half of the body, correctly framed. */
  TRUNCATED,
  /** 200 without a body. */
  EMPTY,
  /** 200 with an error as JSON. */
  JSON_ERROR,
  /** A gateway's error page: HTML with the fault's status. */
  HTML(502, "", ""),

  // Stories
  STORY_FENCED,
  STORY_IN_PROSE,
  STORY_TRAILING_COMMA,
  STORY_FIELD_MISSING,
  STORY_WRONG_TYPES,
  /** The text ends early, and finish_reason says length. */
  STORY_CUT,
  STORY_REFUSED,
  STORY_AFTER_THINKING,
  USAGE_ABSENT,

  // Speech
  AUDIO_SILENT,
  /** A WAV header and nothing else. */
  AUDIO_HEADER_ONLY,
  /** Half of the rate that was asked for, and the header says so. */
  AUDIO_WRONG_RATE,
  /**
   * Half of the rate that was asked for, and the header says otherwise: it plays at double speed.
   */
  AUDIO_MISLABELLED_RATE,
  /** Noise instead of speech. */
  AUDIO_NOISE,
  /** Far too loud. */
  AUDIO_CLIPPED,
  /** Everything is said twice. */
  AUDIO_TWICE,
  /** Half of the words are not said. */
  AUDIO_WORDS_MISSING,
  /** The sound ends in the middle; the file is whole. */
  AUDIO_CUT,
  /** 0xFFFFFFFF as sizes in the WAV header: legal for streams. */
  AUDIO_STREAMED_SIZES;

  private final int status;
  private final String code;
  private final String message;

  FaultKind() {
    this(0, "", "");
  }

  FaultKind(int status, String code, String message) {
    this.status = status;
    this.code = code;
    this.message = message;
  }

  /** The name in the admin API, for example {@code rate-limit}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether the request is answered with an error status and not worked on. */
  boolean isRefusal() {
    return status != 0;
  }

  int status() {
    return status;
  }

  String errorCode() {
    return code;
  }

  String message() {
    return message;
  }

  static FaultKind of(String code) {
    return Arrays.stream(values())
        .filter(kind -> kind.code().equals(code))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no fault '%s'; there are: %s"
                        .formatted(
                            code,
                            Arrays.stream(values())
                                .map(FaultKind::code)
                                .collect(Collectors.joining(", ")))));
  }
}
