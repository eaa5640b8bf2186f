package io.storycast.stage.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Errors that happen before Spring MVC is reached, as problems too. */
@RestController
class ErrorPage implements ErrorController {

  @RequestMapping("${spring.web.error.path:/error}")
  ResponseEntity<ProblemDetail> problem(HttpServletRequest request) {
    HttpStatus status =
        request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
            ? Objects.requireNonNullElse(HttpStatus.resolve(code), HttpStatus.BAD_REQUEST)
            : HttpStatus.NOT_FOUND;
    ProblemDetail body = ProblemDetail.forStatus(status);
    Problem.describe(body, Problem.codeOf(status), Hints.of(status));
    return ResponseEntity.status(status).body(body);
  }
}
