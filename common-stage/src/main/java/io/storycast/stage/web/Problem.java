package io.storycast.stage.web;

import java.net.URI;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** An answer that tells what is wrong and what to do about it (RFC 9457). */
public final class Problem extends ErrorResponseException {

  private static final long serialVersionUID = 1L;

  private static final String TYPE = "urn:storycast:problem:";

  private Problem(HttpStatus status, ProblemDetail body) {
    super(status, body, null);
  }

  /**
   * A problem of this request.
   *
   * @param code stable, for programs: lower-case words joined by hyphens
   * @param detail what is wrong with this request, for people
   * @param hint what to do about it
   */
  public static Problem of(HttpStatus status, String code, String detail, String hint) {
    ProblemDetail body = ProblemDetail.forStatusAndDetail(status, detail);
    describe(body, code, hint);
    return new Problem(status, body);
  }

  static void describe(ProblemDetail body, String code, String hint) {
    body.setType(URI.create(TYPE + code));
    body.setProperty("code", code);
    body.setProperty("hint", hint);
  }

  /** The code of a problem that only its status tells about, for example {@code not-found}. */
  static String codeOf(HttpStatus status) {
    return status.getReasonPhrase().toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-");
  }
}
