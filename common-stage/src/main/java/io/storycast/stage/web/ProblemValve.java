package io.storycast.stage.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Requests that Tomcat refuses before any servlet sees them, such as an encoded slash in the path,
 * as problems too. Public with a constructor without parameters, because Tomcat creates it by name.
 */
public final class ProblemValve extends ErrorReportValve {

  @Override
  protected void report(Request request, Response response, @Nullable Throwable throwable) {
    int code = response.getStatus();
    if (code < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
      return;
    }
    HttpStatus status =
        Objects.requireNonNullElse(HttpStatus.resolve(code), HttpStatus.BAD_REQUEST);
    try {
      response.setContentType("application/problem+json");
      response.getOutputStream().write(body(status).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // The client has gone; there is nobody to tell.
      getContainer().getLogger().debug("An error could not be sent", e);
    }
  }

  /** No text of the request goes in, so that nothing has to be escaped. */
  private static String body(HttpStatus status) {
    String problem = Problem.codeOf(status);
    return """
        {"type":"urn:storycast:problem:%s","title":"%s","status":%d,"code":"%s","hint":"%s"}"""
        .formatted(problem, status.getReasonPhrase(), status.value(), problem, Hints.of(status));
  }
}
