package io.storycast.scheduler.jobs.http;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.storycast.scheduler.assets.Asset;
import io.storycast.scheduler.jobs.JobDetail;
import io.storycast.scheduler.jobs.PastAttempt;
import io.storycast.scheduler.jobs.StageProgress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A job and everything that is known about it.
 *
 * @param job the fields of the list
 * @param parts how far each stage is
 * @param history the attempts, the newest first
 * @param costs what each stage paid for the present revision
 * @param recipe what the present revision is made from
 * @param events the newest events first; there may be older ones
 * @param assets the files of the present revision
 */
record JobDetailView(
    @JsonUnwrapped JobView job,
    List<Part> parts,
    List<Attempt> history,
    Map<String, EventView.Amount> costs,
    RecipeView recipe,
    List<EventView> events,
    Map<String, String> links,
    List<AssetView> assets) {

  /**
   * @param url the file's public address
   * @param contentUrl the same file through this API
   */
  record AssetView(String id, String kind, String url, String contentUrl) {

    static AssetView of(Asset asset) {
      return new AssetView(
          asset.id(), asset.kind().code(), asset.url(), "/v1/assets/" + asset.id() + "/content");
    }
  }

  /**
   * @param weight its share of the whole work, in percent
   * @param state waiting, running, done, failed or cancelled
   */
  record Part(String stage, int weight, String state) {

    static Part of(StageProgress part) {
      return new Part(part.stage().code(), part.weight(), lower(part.state()));
    }
  }

  /**
   * @param ending running, succeeded, requeued, failed or cancelled
   */
  record Attempt(
      int number,
      int revision,
      @Nullable Instant claimedAt,
      @Nullable Instant endedAt,
      String ending,
      @Nullable String stage,
      @Nullable String errorCode,
      @Nullable String error,
      List<StageTime> stages) {

    static Attempt of(PastAttempt attempt) {
      return new Attempt(
          attempt.number(),
          attempt.revision(),
          attempt.claimedAt(),
          attempt.endedAt(),
          lower(attempt.ending()),
          attempt.stage(),
          attempt.errorCode(),
          attempt.error(),
          attempt.stages().stream().map(StageTime::of).toList());
    }
  }

  /**
   * @param elapsedMs from the end of the stage before to its end
   * @param workMs the work the stage tells of; a result found again took none in this attempt
   */
  record StageTime(
      String stage,
      @Nullable Instant from,
      Instant until,
      @Nullable Long elapsedMs,
      @Nullable Long workMs) {

    static StageTime of(PastAttempt.StageTime time) {
      return new StageTime(
          time.stage(),
          time.from(),
          time.until(),
          time.from() == null ? null : Duration.between(time.from(), time.until()).toMillis(),
          time.workMs());
    }
  }

  static JobDetailView of(JobDetail detail) {
    return new JobDetailView(
        JobView.of(detail.job()),
        detail.progress().stream().map(Part::of).toList(),
        detail.attempts().stream().map(Attempt::of).toList(),
        detail.costs().entrySet().stream()
            .collect(
                toMap(
                    Map.Entry::getKey,
                    cost -> EventView.Amount.of(cost.getValue()),
                    (first, second) -> first,
                    TreeMap::new)),
        RecipeView.of(detail.recipe()),
        detail.events().stream().map(EventView::of).toList(),
        JobLinks.of(detail),
        detail.assets().stream().map(AssetView::of).toList());
  }

  private static String lower(Enum<?> name) {
    return name.name().toLowerCase(Locale.ROOT);
  }
}
