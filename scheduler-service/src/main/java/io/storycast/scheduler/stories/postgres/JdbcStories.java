package io.storycast.scheduler.stories.postgres;

import static io.storycast.scheduler.postgres.Texts.like;

import io.storycast.scheduler.postgres.ContentTables;
import io.storycast.scheduler.stories.Stories;
import io.storycast.scheduler.stories.StoriesMissing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables may be older than Storycast; storage-service adds the columns that are missing. */
@Component
class JdbcStories implements Stories {

  private static final List<String> STORY =
      List.of("id", "scenario_id", "slug", "title", "body", "audio_url");
  private static final List<String> PHRASE =
      List.of("id", "story_id", "phrase", "meaning_en", "meaning_zh", "type");

  private static final String HEADLINE =
      """
      select id::text as id, coalesce(scenario_id::text, '') as scenario_id,
             coalesce(slug::text, '') as slug, title::text as title, audio_url::text as audio_url
      """;

  private final JdbcClient jdbc;
  private final ContentTables content;
  private volatile boolean complete;

  JdbcStories(JdbcClient jdbc, ContentTables content) {
    this.jdbc = jdbc;
    this.content = content;
  }

  @Override
  public List<Headline> find(@Nullable String text, @Nullable String after, int limit) {
    checkTables();
    return jdbc.sql(
            HEADLINE
                + """
                  from stories
                 where (:after::text is null or slug > :after)
                   and (:text::text is null or slug ilike :text or title ilike :text)
                 order by slug limit :limit
                """)
        .param("after", after)
        .param("text", text == null ? null : "%" + like(text) + "%")
        .param("limit", limit)
        .query(JdbcStories::headline)
        .list();
  }

  @Override
  public Optional<Story> bySlug(String slug) {
    checkTables();
    return jdbc.sql(HEADLINE + ", body::text as body from stories where slug = :slug limit 1")
        .param("slug", slug)
        .query(
            (row, number) -> {
              Headline headline = headline(row, number);
              return new Story(headline, row.getString("body"), phrases(slug));
            })
        .optional();
  }

  private List<Phrase> phrases(String slug) {
    return jdbc.sql(
            """
            select phrase::text as phrase, meaning_en::text as meaning_en,
                   meaning_zh::text as meaning_zh, type::text as type
              from vocabulary_items
             where story_id = (select id from stories where slug = :slug limit 1)
             order by id
            """)
        .param("slug", slug)
        .query(
            (row, number) ->
                new Phrase(
                    row.getString("phrase"),
                    row.getString("meaning_en"),
                    row.getString("meaning_zh"),
                    row.getString("type")))
        .list();
  }

  private static Headline headline(ResultSet row, int number) throws SQLException {
    return new Headline(
        row.getString("id"),
        row.getString("scenario_id"),
        row.getString("slug"),
        row.getString("title"),
        row.getString("audio_url"));
  }

  private void checkTables() {
    if (complete) {
      return;
    }
    List<String> missing =
        Stream.concat(
                content.missing("stories", STORY), content.missing("vocabulary_items", PHRASE))
            .toList();
    if (!missing.isEmpty()) {
      throw new StoriesMissing(String.join(", ", missing));
    }
    complete = true;
  }
}
