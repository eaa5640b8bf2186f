package io.storycast.scheduler.requests;

import io.storycast.scheduler.jobtable.JobStatus;
import java.util.Locale;

/** What came of a request. */
public sealed interface Requested {

  /**
   * There is a job for it.
   *
   * @param created false: there was one already, and it is under way
   * @param claim whether it began at once
   */
  record Accepted(
      String jobId, String scenarioId, String slug, JobStatus status, boolean created, Claim claim)
      implements Requested {}

  /** There is none, and nothing changed. */
  record Refused(Refusal refusal, String detail) implements Requested {}

  /**
   * Whether a job began at once.
   *
   * @param code why not; {@code claimed} if it did
   * @param message what happens next, for people
   */
  record Claim(boolean now, String code, String message) {}

  /** Why a request is refused. */
  enum Refusal {
    SCENARIO_NOT_FOUND("Find it in the content tables, or send title and seedText to create one."),
    SLUG_AMBIGUOUS("Several scenarios have this slug; name one by its id."),
    INVALID_SLUG("Lower-case letters, digits and single hyphens, 1 to 200 characters."),
    SLUG_TAKEN("Choose another slug, or leave it out to have one made from the title."),
    SCENARIO_COLUMNS_REQUIRED(
        "Add the scenario to the content tables yourself and name it by its id or slug."),
    STORY_EXISTS("The story is the site's own and is not written again."),
    ALREADY_GENERATED("POST /v1/jobs/{id}/regenerate makes a new revision."),
    JOB_ENDED("POST /v1/jobs/{id}/retry gives it another round of attempts."),
    JOB_UNDER_WAY("Options count from the next revision: wait, or cancel it and regenerate.");

    private final String hint;

    Refusal(String hint) {
      this.hint = hint;
    }

    /** The code in answers, for example {@code scenario-not-found}. */
    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What to do about it. */
    public String hint() {
      return hint;
    }
  }
}
