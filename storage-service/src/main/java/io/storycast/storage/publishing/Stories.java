package io.storycast.storage.publishing;

import io.storycast.contracts.KeyPhrase;
import io.storycast.contracts.NarrationFiles;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The content tables. Every call belongs to one of {@link Transactions}. */
public interface Stories {

  /** A scenario's slug as it is now; empty when there is no such scenario. */
  Optional<String> slugOf(String scenarioId);

  /** Whether the story of any other scenario, or of none, has this slug. */
  boolean slugIsTaken(String slug, String scenarioId);

  /** The story of a scenario as readers see it now; nobody changes it before the end. */
  Optional<Row> find(String scenarioId);

  /**
   * Writes the first text of a scenario.
   *
   * @return the new story's id
   */
  String insert(Entry entry);

  /** Writes a later text, or the same again with its narration. */
  void update(String storyId, Entry entry);

  /**
   * Writes where the files beside the shown narration are, as far as the table has columns for
   * them.
   *
   * @param files null when it has none: those of an earlier narration are wrong for this one
   */
  void putFiles(String storyId, @Nullable NarrationFiles files);

  /** Adds the phrases the story does not have yet, upper and lower case being the same. */
  void addVocabulary(String storyId, List<KeyPhrase> phrases);

  /** A story as it is in the table; somebody else may have written it. */
  record Row(String id, @Nullable String slug, @Nullable String title, @Nullable String audioUrl) {

    boolean isNarrated() {
      return audioUrl != null && !audioUrl.isBlank();
    }
  }

  /**
   * A story to write.
   *
   * @param body Markdown
   * @param audioUrl null leaves the address that is there
   */
  record Entry(
      String scenarioId, String slug, String title, String body, @Nullable String audioUrl) {}
}
