package io.storycast.scheduler.stories.http;

import io.storycast.scheduler.assets.Asset;
import io.storycast.scheduler.assets.Assets;
import io.storycast.scheduler.stories.Stories;
import io.storycast.scheduler.stories.Stories.Headline;
import io.storycast.scheduler.stories.Stories.Phrase;
import io.storycast.scheduler.stories.Stories.Story;
import io.storycast.scheduler.stories.StoriesMissing;
import io.storycast.stage.web.Problem;
import io.storycast.stage.web.QueryText;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/stories")
class StoryController {

  private static final int DEFAULT_LIMIT = 20;
  private static final int MAX_LIMIT = 100;

  private final Stories stories;
  private final Assets assets;

  StoryController(Stories stories, Assets assets) {
    this.stories = stories;
    this.assets = assets;
  }

  /**
   * @param nextCursor what to send as {@code cursor} for the stories after these; null when there
   *     are none
   */
  record StoryList(List<Headline> stories, int limit, @Nullable String nextCursor) {}

  /**
   * @param body Markdown
   */
  record StoryView(
      String id,
      String scenarioId,
      String slug,
      @Nullable String title,
      @Nullable String body,
      @Nullable String audioUrl,
      List<Phrase> phrases,
      List<AssetView> assets) {}

  /**
   * @param kind audio, timings, captions, chapters or quality
   * @param url the file's public address
   * @param contentUrl the same file through this API
   */
  record AssetView(String id, String kind, String url, String contentUrl) {

    static AssetView of(Asset asset) {
      return new AssetView(
          asset.id(), asset.kind().code(), asset.url(), "/v1/assets/" + asset.id() + "/content");
    }
  }

  /** Stories by their slug; {@code q} is part of the slug or the title. */
  @GetMapping
  StoryList list(
      @RequestParam(required = false) @Nullable String q,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable String limit) {
    int most = QueryText.number("limit", limit, DEFAULT_LIMIT, MAX_LIMIT);
    String wanted = QueryText.of("q", q);
    String after = QueryText.of("cursor", cursor);
    List<Headline> found = whenTablesAreThere(() -> stories.find(wanted, after, most + 1));
    boolean more = found.size() > most;
    List<Headline> page = more ? found.subList(0, most) : found;
    return new StoryList(page, most, more ? page.getLast().slug() : null);
  }

  @GetMapping("/{slug}")
  StoryView one(@PathVariable String slug) {
    String wanted = String.valueOf(QueryText.of("slug", slug));
    Story story =
        whenTablesAreThere(() -> stories.bySlug(wanted))
            .orElseThrow(
                () ->
                    Problem.of(
                        HttpStatus.NOT_FOUND,
                        "story-not-found",
                        "No story has this slug.",
                        "Find out how far it is by GET /v1/jobs?slug=..."));
    Headline headline = story.headline();
    return new StoryView(
        headline.id(),
        headline.scenarioId(),
        headline.slug(),
        headline.title(),
        story.body(),
        headline.audioUrl(),
        story.phrases(),
        assets.ofScenario(headline.scenarioId()).stream().map(AssetView::of).toList());
  }

  private static <T> T whenTablesAreThere(Supplier<T> reading) {
    try {
      return reading.get();
    } catch (StoriesMissing e) {
      throw Problem.of(
          HttpStatus.SERVICE_UNAVAILABLE,
          "content-tables-missing",
          "The content tables are not complete: %s missing.".formatted(e.getMessage()),
          "Start storage-service once, which creates them, or check CONTENT_SCHEMA.");
    }
  }
}
