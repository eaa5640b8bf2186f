package io.storycast.scheduler.requests.http;

import io.storycast.scheduler.requests.JobRequest;
import io.storycast.scheduler.requests.JobRequest.Subject;
import io.storycast.scheduler.web.OptionsRequest;
import io.storycast.stage.web.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * What somebody wants a story of: a scenario that exists, by {@code scenarioId} or {@code slug}; a
 * new one, by {@code title} and {@code seedText}; or several, as {@code jobs}.
 *
 * @param slug of a scenario that exists or, with a title, of the new one
 * @param priority from -100 to 100, higher goes first; 0 when left out
 * @param jobs up to 100 of them; nothing else beside it
 */
record CreateRequest(
    @Nullable String scenarioId,
    @Nullable String slug,
    @Nullable String title,
    @Nullable String seedText,
    @Nullable OptionsRequest options,
    @Nullable Integer priority,
    @Nullable List<CreateRequest> jobs) {

  static final int MOST_JOBS = 100;

  private static final int MOST_ID = 400;
  private static final int MOST_TITLE = 200;
  private static final int MOST_SEED = 100_000;
  private static final int MOST_PRIORITY = 100;

  /**
   * @throws Problem when it makes no sense
   */
  JobRequest one() {
    if (jobs != null) {
      throw invalid("invalid-request", "jobs cannot hold jobs.");
    }
    int wanted = priority == null ? 0 : priority;
    if (Math.abs((long) wanted) > MOST_PRIORITY) {
      throw invalid("invalid-priority", "priority is not from -100 to 100.");
    }
    return new JobRequest(subject(), OptionsRequest.checked(options), wanted);
  }

  private Subject subject() {
    if (title != null || seedText != null) {
      if (scenarioId != null) {
        throw invalid("invalid-request", "scenarioId is of a scenario that exists.");
      }
      return new Subject.Inline(
          text("title", title, MOST_TITLE).strip(),
          text("seedText", seedText, MOST_SEED),
          slug == null ? null : text("slug", slug, MOST_ID));
    }
    if ((scenarioId == null) == (slug == null)) {
      throw invalid("invalid-request", "Either scenarioId or slug names the scenario.");
    }
    return scenarioId == null
        ? new Subject.BySlug(text("slug", slug, MOST_ID))
        : new Subject.ById(text("scenarioId", scenarioId, MOST_ID));
  }

  private static String text(String name, @Nullable String value, int most) {
    if (value == null || value.isBlank()) {
      throw invalid("invalid-" + name, name + " is empty.");
    }
    if (value.length() > most || value.indexOf('\0') >= 0) {
      throw invalid(
          "invalid-" + name,
          "%s is longer than %d characters, or holds a null character.".formatted(name, most));
    }
    return value;
  }

  static Problem invalid(String code, String detail) {
    return Problem.of(
        HttpStatus.BAD_REQUEST,
        code,
        detail,
        "For example {\"slug\": \"lost-umbrella\"} or {\"title\": \"...\", \"seedText\": \"...\"}.");
  }
}
