package io.storycast.scheduler.deadletters.http;

import io.storycast.scheduler.web.Problem;
import org.springframework.http.HttpStatus;

/** What can be wrong with a request about dead letters. */
final class LetterProblems {

  private LetterProblems() {}

  static Problem noSuchLetter() {
    return Problem.of(
        HttpStatus.NOT_FOUND,
        "dead-letter-not-found",
        "No dead letter has this id.",
        "Find it by GET /v1/dead-letters?state=any&scenarioId=... or ?q=...");
  }
}
