package io.storycast.scheduler.requests;

import io.storycast.contracts.Slugs;
import io.storycast.scheduler.requests.JobRequest.Subject;
import io.storycast.scheduler.requests.Requested.Refusal;
import io.storycast.scheduler.requests.Requested.Refused;
import io.storycast.scheduler.requests.WantedScenarios.Found;
import java.util.List;

/** Finds the scenario that is asked for, or adds it. */
final class Subjects {

  private final WantedScenarios scenarios;

  Subjects(WantedScenarios scenarios) {
    this.scenarios = scenarios;
  }

  /** A scenario, or why there is none. */
  sealed interface Settled {}

  record Yes(Found scenario) implements Settled {}

  record No(Refused refused) implements Settled {}

  Settled settle(Subject subject) {
    return subject instanceof Subject.Inline inline ? added(inline) : found(subject);
  }

  private Settled found(Subject subject) {
    List<Found> found = scenarios.find(subject);
    if (found.isEmpty()) {
      return no(Refusal.SCENARIO_NOT_FOUND, "No scenario has this id or slug.");
    }
    if (found.size() > 1) {
      return no(Refusal.SLUG_AMBIGUOUS, "More than one scenario has this slug.");
    }
    return new Yes(found.getFirst());
  }

  private Settled added(Subject.Inline inline) {
    List<String> unfillable = scenarios.unfillable();
    if (!unfillable.isEmpty()) {
      return no(
          Refusal.SCENARIO_COLUMNS_REQUIRED,
          "The table scenarios wants values nobody here knows: %s."
              .formatted(String.join(", ", unfillable)));
    }
    String wanted = inline.slug() == null ? SlugMaker.of(inline.title()) : inline.slug();
    if (!Slugs.isValid(wanted)) {
      return no(Refusal.INVALID_SLUG, "This is no slug.");
    }
    scenarios.lockSlugs();
    String free = SlugMaker.free(wanted, scenarios.slugsLike(wanted));
    if (inline.slug() != null && !free.equals(wanted)) {
      return no(Refusal.SLUG_TAKEN, "Another scenario or story has this slug.");
    }
    return new Yes(scenarios.add(free, inline.title(), inline.seedText()));
  }

  private static Settled no(Refusal refusal, String detail) {
    return new No(new Refused(refusal, detail));
  }
}
