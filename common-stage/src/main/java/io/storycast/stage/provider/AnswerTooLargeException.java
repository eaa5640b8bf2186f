package io.storycast.stage.provider;

import java.io.IOException;

/** The answer is larger than the endpoint's limit. */
final class AnswerTooLargeException extends IOException {

  private static final long serialVersionUID = 1L;

  AnswerTooLargeException(long limit) {
    super("the answer is larger than " + limit + " bytes");
  }
}
