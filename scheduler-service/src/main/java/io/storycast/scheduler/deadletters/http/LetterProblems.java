package io.storycast.scheduler.deadletters.http;

import io.storycast.scheduler.deadletters.LetterState;
import io.storycast.scheduler.deadletters.Replay;
import io.storycast.scheduler.deadletters.Selection;
import io.storycast.scheduler.deadletters.StoredLetter;
import io.storycast.stage.web.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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

  static Problem noSuchReplay() {
    return Problem.of(
        HttpStatus.NOT_FOUND,
        "replay-not-found",
        "No replay has this id.",
        "Find it by GET /v1/dead-letters/replays");
  }

  static Problem wrongState(Replay replay, String done) {
    return Problem.of(
        HttpStatus.CONFLICT,
        "wrong-state",
        "A replay that is %s cannot be %s.".formatted(replay.state().code(), done),
        "A running one can be paused, a paused one resumed, and both aborted.");
  }

  static Problem wrongState(StoredLetter letter, String done, String allowed) {
    return Problem.of(
        HttpStatus.CONFLICT,
        "wrong-state",
        "A dead letter that is %s cannot be %s.".formatted(letter.state().code(), done),
        "Only one that is %s can be.".formatted(allowed));
  }

  static Problem cannotReplay(StoredLetter letter, boolean force) {
    if (letter.letter().source().topic() == null) {
      return Problem.of(
          HttpStatus.CONFLICT,
          "not-replayable",
          "Nobody knows which topic this record came from.",
          "Neither its headers nor the name of its topic tell. Send it by hand, and discard it.");
    }
    return switch (letter.state()) {
      case QUARANTINED, REPLAYED ->
          force
              ? onItsWay()
              : Problem.of(
                  HttpStatus.CONFLICT,
                  letter.state() == LetterState.QUARANTINED ? "quarantined" : "outcome-unknown",
                  String.valueOf(letter.stateReason()),
                  "Send it again all the same with \"force\": true.");
      case OPEN -> onItsWay();
      default -> wrongState(letter, "replayed", "open");
    };
  }

  private static Problem onItsWay() {
    return Problem.of(
        HttpStatus.CONFLICT,
        "already-in-a-replay",
        "Another replay is about to send this letter.",
        "Wait for that replay, or abort it.");
  }

  static Problem nothing(Selection selection) {
    return Problem.of(
        HttpStatus.CONFLICT,
        "nothing-to-replay",
        "No letter that matches can be sent; %d are quarantined, %d cannot be replayed."
            .formatted(selection.quarantined(), selection.notReplayable()),
        "Look at GET /v1/dead-letters with the same filter; force takes the quarantined ones.");
  }

  static Problem invalidValue(List<String> violations) {
    Problem problem =
        Problem.of(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "invalid-value",
            "The edited value cannot be sent: " + String.join(" ", violations),
            "Correct it; the original is kept unchanged.");
    problem.getBody().setProperty("violations", violations);
    return problem;
  }

  /** The fields of a filter that say something. */
  static Map<String, Object> present(Map<String, ? extends @Nullable Object> filter) {
    Map<String, Object> present = new LinkedHashMap<>();
    filter.forEach(
        (name, value) -> {
          if (value != null) {
            present.put(name, value);
          }
        });
    return present;
  }
}
