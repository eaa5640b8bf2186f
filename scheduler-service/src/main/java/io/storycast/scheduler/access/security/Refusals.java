package io.storycast.scheduler.access.security;

import io.storycast.scheduler.access.Refusal;
import io.storycast.scheduler.access.RequestRates;
import io.storycast.scheduler.access.SignedRequest;
import io.storycast.stage.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Answers requests that are not let in with a problem, and writes one line about each. */
final class Refusals {

  private static final Logger log = LoggerFactory.getLogger(Refusals.class);

  private final HandlerExceptionResolver problems;

  Refusals(HandlerExceptionResolver problems) {
    this.problems = problems;
  }

  /** 401: nobody knows who this is. */
  void unauthorized(HttpServletRequest request, HttpServletResponse response, Refusal why) {
    Problem problem = Problem.of(HttpStatus.UNAUTHORIZED, why.code(), why.sentence(), why.hint());
    problem.getHeaders().add(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    problem.getHeaders().add(HttpHeaders.WWW_AUTHENTICATE, SignedRequest.SCHEME);
    log(request, why.code(), null);
    answer(request, response, problem);
  }

  /** 401 of the trigger, which has a secret of its own. */
  void noCronSecret(HttpServletRequest request, HttpServletResponse response) {
    Problem problem =
        Problem.of(
            HttpStatus.UNAUTHORIZED,
            "unauthorized",
            "The request has no valid bearer token.",
            "Send 'Authorization: Bearer <secret>' with the value of CRON_SECRET.");
    problem.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    log(request, "unauthorized", null);
    answer(request, response, problem);
  }

  /** 403: known, but the key does not open this. */
  void forbidden(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable String caller,
      String neededScope) {
    log(request, "scope-missing", caller);
    answer(
        request,
        response,
        Problem.of(
            HttpStatus.FORBIDDEN,
            "scope-missing",
            "This needs the scope '%s', which the key does not have.".formatted(neededScope),
            "Use a key that has it: ./storycast keys create --scope %s".formatted(neededScope)));
  }

  /** 429: too many requests with this key. */
  void tooMany(
      HttpServletRequest request,
      HttpServletResponse response,
      String caller,
      RequestRates.Standing standing) {
    Problem problem =
        Problem.of(
            HttpStatus.TOO_MANY_REQUESTS,
            "too-many-requests",
            "This key may make %d requests a minute.".formatted(standing.limit()),
            "Try again in %d s; Retry-After says so too.".formatted(standing.secondsLeft()));
    problem.getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(standing.secondsLeft()));
    log(request, "too-many-requests", caller);
    answer(request, response, problem);
  }

  /** Whatever failed before a controller was reached, for example the database. */
  void failed(HttpServletRequest request, HttpServletResponse response, Exception failure) {
    answer(request, response, failure);
  }

  private void answer(HttpServletRequest request, HttpServletResponse response, Exception problem) {
    problems.resolveException(request, response, null, problem);
  }

  /** The path as it was sent, still encoded, and without its query. */
  private static void log(HttpServletRequest request, String reason, @Nullable String caller) {
    log.atWarn()
        .addKeyValue("reason", reason)
        .addKeyValue("by", caller == null ? "(unknown)" : caller)
        .addKeyValue("method", request.getMethod())
        .addKeyValue("path", request.getRequestURI())
        .addKeyValue("address", ClientAddress.of(request.getRemoteAddr()))
        .log("Refused a request");
  }
}
