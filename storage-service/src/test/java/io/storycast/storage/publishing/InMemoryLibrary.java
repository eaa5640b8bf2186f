package io.storycast.storage.publishing;

import io.storycast.contracts.KeyPhrase;
import io.storycast.contracts.NarrationFiles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The content tables and the sink's own, in memory. */
final class InMemoryLibrary implements Stories, StoryVersions {

  final Map<String, String> slugs = new HashMap<>();
  final Map<String, Entry> rows = new HashMap<>();
  final Map<String, Optional<NarrationFiles>> files = new HashMap<>();
  final List<String> phrases = new ArrayList<>();

  private final Map<String, ShownStory> shown = new HashMap<>();
  private final Map<String, StoryVersion> versions = new HashMap<>();

  /** The story that readers see. */
  Entry story(String scenarioId) {
    return Objects.requireNonNull(rows.get(scenarioId), "no story of " + scenarioId);
  }

  @Override
  public Optional<String> slugOf(String scenarioId) {
    return Optional.ofNullable(slugs.get(scenarioId));
  }

  @Override
  public boolean slugIsTaken(String slug, String scenarioId) {
    return rows.values().stream()
        .anyMatch(row -> row.slug().equals(slug) && !row.scenarioId().equals(scenarioId));
  }

  @Override
  public Optional<Row> find(String scenarioId) {
    return Optional.ofNullable(rows.get(scenarioId))
        .map(row -> new Row("story-of-" + scenarioId, row.slug(), row.title(), row.audioUrl()));
  }

  @Override
  public String insert(Entry entry) {
    rows.put(entry.scenarioId(), entry);
    return "story-of-" + entry.scenarioId();
  }

  @Override
  public void update(String storyId, Entry entry) {
    String before = story(entry.scenarioId()).audioUrl();
    String audioUrl = entry.audioUrl() == null ? before : entry.audioUrl();
    rows.put(
        entry.scenarioId(),
        new Entry(entry.scenarioId(), entry.slug(), entry.title(), entry.body(), audioUrl));
  }

  @Override
  public void putFiles(String storyId, @Nullable NarrationFiles addresses) {
    files.put(storyId, Optional.ofNullable(addresses));
  }

  @Override
  public void addVocabulary(String storyId, List<KeyPhrase> more) {
    more.stream().map(KeyPhrase::phrase).filter(it -> !phrases.contains(it)).forEach(phrases::add);
  }

  @Override
  public ShownStory lock(String scenarioId) {
    return shown.getOrDefault(scenarioId, new ShownStory(scenarioId, 0, null));
  }

  @Override
  public void show(ShownStory story) {
    shown.put(story.scenarioId(), story);
  }

  @Override
  public StoryVersion find(String scenarioId, int revision) {
    return versions.getOrDefault(
        scenarioId + "/" + revision, StoryVersion.unknown(scenarioId, revision));
  }

  @Override
  public void save(StoryVersion version) {
    versions.put(version.scenarioId() + "/" + version.revision(), version);
  }
}
