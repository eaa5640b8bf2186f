package io.storycast.storage.content;

import io.storycast.contracts.KeyPhrase;
import io.storycast.contracts.NarrationFiles;
import io.storycast.contracts.ReasonCode;
import io.storycast.stage.StageFailure;
import io.storycast.storage.publishing.Stories;
import java.sql.Types;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** The content tables, whoever made them. */
final class JdbcStories implements Stories {

  private final JdbcClient db;
  private final NamedParameterJdbcOperations rows;
  private final Supplier<ContentTables> tables;

  /**
   * @param rows for batches
   * @param tables read when they are first needed: a process starts without its database too
   */
  JdbcStories(JdbcClient db, NamedParameterJdbcOperations rows, Supplier<ContentTables> tables) {
    this.db = db;
    this.rows = rows;
    this.tables = tables;
  }

  @Override
  public Optional<String> slugOf(String scenarioId) {
    try {
      return sql("select cast(slug as text) from scenarios where id = {scenarios.id}")
          .param("id", scenarioId)
          .query(String.class)
          .optional();
    } catch (DataIntegrityViolationException notAnId) {
      // The id does not have the form of the column's type, so no row can have it. The transaction
      // is lost; the failure ends it.
      throw StageFailure.of(
          ReasonCode.SCENARIO_GONE,
          "'%s' cannot be the id of a scenario in this database.".formatted(scenarioId));
    }
  }

  @Override
  public boolean slugIsTaken(String slug, String scenarioId) {
    return sql("""
            select exists (
              select from stories
               where slug = {stories.slug} and scenario_id is distinct from {stories.scenario_id})
            """)
        .param("slug", slug)
        .param("scenario_id", scenarioId)
        .query(Boolean.class)
        .single();
  }

  @Override
  public Optional<Row> find(String scenarioId) {
    return sql("""
            select cast(id as text) as id,
                   cast(slug as text) as slug,
                   cast(title as text) as title,
                   cast(audio_url as text) as audio_url
              from stories
             where scenario_id = {stories.scenario_id}
             order by stories.id limit 1
               for update
            """)
        .param("scenario_id", scenarioId)
        .query(Row.class)
        .optional();
  }

  @Override
  public String insert(Entry entry) {
    String insert =
        tables.get().insertInto("stories", "scenario_id", "slug", "title", "body", "audio_url");
    return values(db.sql(insert + " returning cast(id as text)"), entry)
        .param("scenario_id", entry.scenarioId())
        .query(String.class)
        .single();
  }

  @Override
  public void update(String storyId, Entry entry) {
    StatementSpec update =
        sql(
            """
            update stories
               set slug = {stories.slug}, title = {stories.title}, body = {stories.body},
                   audio_url = coalesce({stories.audio_url}, audio_url)%s
             where id = {stories.id}
            """
                .formatted(tables.get().touch("stories")));
    values(update, entry).param("id", storyId).update();
  }

  @Override
  public void putFiles(String storyId, @Nullable NarrationFiles files) {
    Map<String, @Nullable String> addresses = new LinkedHashMap<>();
    addresses.put("timings_url", files == null ? null : files.timingsUrl());
    addresses.put("captions_url", files == null ? null : files.captionsUrl());
    addresses.put("chapters_url", files == null ? null : files.chaptersUrl());
    addresses.keySet().removeIf(column -> !tables.get().has("stories", column));
    if (addresses.isEmpty()) {
      return;
    }
    String assignments =
        addresses.keySet().stream()
            .map(column -> "%s = {stories.%s}".formatted(column, column))
            .collect(Collectors.joining(", "));
    StatementSpec update =
        sql("update stories set " + assignments + " where id = {stories.id}").param("id", storyId);
    for (Map.Entry<String, @Nullable String> address : addresses.entrySet()) {
      update = update.param(address.getKey(), address.getValue(), Types.VARCHAR);
    }
    update.update();
  }

  @Override
  public void addVocabulary(String storyId, List<KeyPhrase> phrases) {
    // A site may want a phrase once in all: then the row that is there serves this story too.
    String insert =
        tables
                .get()
                .insertInto(
                    "vocabulary_items", "story_id", "phrase", "meaning_en", "meaning_zh", "type")
            + tables
                .get()
                .sql(
                    """
                 where not exists (
                   select from vocabulary_items
                    where story_id = {vocabulary_items.story_id} and lower(phrase) = lower(:phrase))
                on conflict do nothing
                """);
    rows.batchUpdate(
        insert,
        phrases.stream()
            .map(
                phrase ->
                    new MapSqlParameterSource("story_id", storyId)
                        .addValue("phrase", phrase.phrase().strip())
                        .addValue("meaning_en", phrase.meaningEn())
                        .addValue("meaning_zh", phrase.meaningZh())
                        .addValue("type", phrase.type()))
            .toArray(MapSqlParameterSource[]::new));
  }

  private StatementSpec sql(String template) {
    return db.sql(tables.get().sql(template));
  }

  private static StatementSpec values(StatementSpec statement, Entry entry) {
    return statement
        .param("slug", entry.slug())
        .param("title", entry.title())
        .param("body", entry.body())
        .param("audio_url", entry.audioUrl(), Types.VARCHAR);
  }
}
