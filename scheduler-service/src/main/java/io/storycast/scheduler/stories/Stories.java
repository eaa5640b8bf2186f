package io.storycast.scheduler.stories;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The content tables as readers of the API see them. */
public interface Stories {

  /**
   * Stories by their slug.
   *
   * @param text part of the slug or the title; null for all
   * @param after only slugs after this one; null from the first
   * @throws io.storycast.scheduler.stories.StoriesMissing when the content tables are not there
   */
  List<Headline> find(@Nullable String text, @Nullable String after, int limit);

  /** The story with this slug. */
  Optional<Story> bySlug(String slug);

  /** A story in a list. */
  record Headline(
      String id,
      String scenarioId,
      String slug,
      @Nullable String title,
      @Nullable String audioUrl) {}

  /**
   * A whole story.
   *
   * @param body Markdown
   */
  record Story(Headline headline, @Nullable String body, List<Phrase> phrases) {

    public Story {
      phrases = List.copyOf(phrases);
    }
  }

  /** A key phrase; what the table has no column for is null. */
  record Phrase(
      String phrase,
      @Nullable String meaningEn,
      @Nullable String meaningZh,
      @Nullable String type) {}
}
