package io.storycast.scheduler.requests.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.storycast.scheduler.requests.Requested;
import io.storycast.scheduler.requests.Requested.Accepted;
import io.storycast.scheduler.requests.Requested.Refused;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of a request: one job's fields, or {@code jobs} for several.
 *
 * @param httpStatus of this item, as it would have been answered alone; only in {@code jobs}
 * @param id the job's
 * @param url of the job, a path of this API
 * @param created false: there was a job already, and it is under way
 * @param claimed whether its first attempt has begun
 * @param claim why it has not begun, or {@code claimed}
 * @param message what happens next, or why it is refused
 * @param code why it is refused; only in {@code jobs}, where the others go on
 * @param hint what to do about that
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CreateAnswer(
    @Nullable Integer httpStatus,
    @Nullable String id,
    @Nullable String url,
    @Nullable String scenarioId,
    @Nullable String slug,
    @Nullable String status,
    @Nullable Boolean created,
    @Nullable Boolean claimed,
    @Nullable String claim,
    @Nullable String message,
    @Nullable String code,
    @Nullable String hint,
    @Nullable List<CreateAnswer> jobs) {

  static CreateAnswer of(Accepted job, @Nullable Integer httpStatus) {
    return new CreateAnswer(
        httpStatus,
        job.jobId(),
        "/v1/jobs/" + job.jobId(),
        job.scenarioId(),
        job.slug(),
        job.status().code(),
        job.created(),
        job.claim().now(),
        job.claim().code(),
        job.claim().message(),
        null,
        null,
        null);
  }

  static CreateAnswer of(List<Requested> results) {
    return new CreateAnswer(
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        results.stream().map(CreateAnswer::item).toList());
  }

  private static CreateAnswer item(Requested result) {
    return switch (result) {
      case Accepted accepted -> of(accepted, Refusals.ACCEPTED);
      case Refused(Requested.Refusal refusal, String detail) ->
          new CreateAnswer(
              Refusals.status(refusal).value(),
              null,
              null,
              null,
              null,
              null,
              null,
              null,
              null,
              detail,
              refusal.code(),
              refusal.hint(),
              null);
    };
  }
}
