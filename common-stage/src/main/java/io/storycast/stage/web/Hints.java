package io.storycast.stage.web;

import org.springframework.http.HttpStatus;

/** What to do about errors that the framework finds before a controller is called. */
final class Hints {

  private Hints() {}

  static String of(HttpStatus status) {
    return switch (status) {
      case NOT_FOUND -> "Check the path; the service's OpenAPI document names them all.";
      case METHOD_NOT_ALLOWED -> "The Allow header names the methods of this path.";
      case UNSUPPORTED_MEDIA_TYPE -> "Send JSON with 'Content-Type: application/json'.";
      case NOT_ACCEPTABLE -> "Accept application/json.";
      case CONTENT_TOO_LARGE -> "Send a smaller body.";
      default ->
          status.is5xxServerError()
              ? "Try again later; look into the service's log if it lasts."
              : "Correct the request; the detail says what is wrong.";
    };
  }
}
