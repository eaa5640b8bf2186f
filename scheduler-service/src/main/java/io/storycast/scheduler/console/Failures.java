package io.storycast.scheduler.console;

import io.storycast.stage.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.servlet.ModelAndView;

/** Makes what goes wrong in the console a page for people, with the way back. */
@ControllerAdvice("io.storycast.scheduler.console")
@Order(Ordered.HIGHEST_PRECEDENCE)
class Failures {

  private static final Logger log = LoggerFactory.getLogger(Failures.class);

  private final Wording wording;
  private final Assets.Version assets;

  Failures(Clock clock, Assets.Version assets) {
    this.wording = new Wording(clock);
    this.assets = assets;
  }

  @ExceptionHandler
  ModelAndView refused(Refusal refusal, HttpServletRequest request) {
    return page(
        refusal.status(),
        refusal.title(),
        refusal.message(),
        refusal.advice(),
        refusal.back(),
        request);
  }

  /** What the API would answer as a problem. */
  @ExceptionHandler
  ModelAndView problem(Problem problem, HttpServletRequest request) {
    Object hint =
        Objects.requireNonNullElse(problem.getBody().getProperties(), java.util.Map.of())
            .get("hint");
    return page(
        HttpStatus.valueOf(problem.getStatusCode().value()),
        "This cannot be done",
        Objects.requireNonNullElse(problem.getBody().getDetail(), ""),
        hint == null ? "" : hint.toString(),
        "/admin",
        request);
  }

  /** The page was closed while something was sent to it: there is nobody to tell. */
  @ExceptionHandler
  void gone(AsyncRequestNotUsableException exception) {
    log.debug("a page is gone", exception);
  }

  @ExceptionHandler
  ModelAndView unexpected(Exception exception, HttpServletRequest request) {
    if (exception instanceof ErrorResponse known) {
      return page(
          HttpStatus.valueOf(known.getStatusCode().value()),
          "This cannot be done",
          "The request is not one that this page understands.",
          "Go back and try again.",
          "/admin",
          request);
    }
    log.error("a page of the console failed", exception);
    return page(
        HttpStatus.INTERNAL_SERVER_ERROR,
        "Something went wrong",
        "The page failed for a reason nobody foresaw; nothing was changed.",
        "Try again. If it lasts, look into the scheduler's log.",
        "/admin",
        request);
  }

  private ModelAndView page(
      HttpStatus status,
      String title,
      String message,
      String advice,
      String back,
      HttpServletRequest request) {
    ModelAndView page = new ModelAndView("console/refusal", status);
    page.addObject("fmt", wording);
    page.addObject("assets", assets.mark());
    page.addObject("person", Person.of(request));
    page.addObject("attention", new Attention.Now(0, 0, 0));
    page.addObject("here", back);
    page.addObject("title", title);
    page.addObject("message", message);
    page.addObject("advice", advice);
    page.addObject("back", back);
    return page;
  }
}
