package io.storycast.stage.web;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Makes every error a problem with a code and a hint. */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

  private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

  @ExceptionHandler({
    CannotCreateTransactionException.class,
    DataAccessResourceFailureException.class,
    TransientDataAccessException.class
  })
  @Nullable ResponseEntity<Object> databaseUnavailable(Exception exception, WebRequest request) {
    log.warn("a request could not reach PostgreSQL", exception);
    return answer(
        Problem.of(
            HttpStatus.SERVICE_UNAVAILABLE,
            "database-unavailable",
            "PostgreSQL did not answer.",
            "Try again in a few seconds; the request changed nothing."),
        request);
  }

  @ExceptionHandler
  @Nullable ResponseEntity<Object> unexpected(Exception exception, WebRequest request) {
    log.error("a request failed unexpectedly", exception);
    return answer(
        Problem.of(
            HttpStatus.INTERNAL_SERVER_ERROR,
            "internal-error",
            "The request failed for a reason nobody foresaw.",
            "Look for the stack trace in the service's log, and report it."),
        request);
  }

  private @Nullable ResponseEntity<Object> answer(Problem problem, WebRequest request) {
    return handleErrorResponseException(
        problem, problem.getHeaders(), problem.getStatusCode(), request);
  }

  @Override
  protected ResponseEntity<Object> createResponseEntity(
      @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    ProblemDetail problem =
        body instanceof ProblemDetail detail ? detail : ProblemDetail.forStatus(status);
    if (problem.getProperties() == null || !problem.getProperties().containsKey("code")) {
      HttpStatus known =
          Objects.requireNonNullElse(HttpStatus.resolve(status.value()), HttpStatus.BAD_REQUEST);
      Problem.describe(problem, Problem.codeOf(known), Hints.of(known));
    }
    return super.createResponseEntity(problem, headers, status, request);
  }
}
