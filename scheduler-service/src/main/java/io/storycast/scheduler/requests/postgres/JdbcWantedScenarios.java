package io.storycast.scheduler.requests.postgres;

import static io.storycast.scheduler.postgres.Texts.like;

import io.storycast.scheduler.claiming.ContentTablesMissing;
import io.storycast.scheduler.postgres.ContentTables;
import io.storycast.scheduler.requests.JobRequest.Subject;
import io.storycast.scheduler.requests.WantedScenarios;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table may be the site's own: its id has any type, and it may have columns of its own. */
@Component
class JdbcWantedScenarios implements WantedScenarios {

  /** Any number that nothing else in the database uses as an advisory lock. */
  private static final long SLUG_LOCK = 0x73746f7279736c67L;

  private final JdbcClient jdbc;
  private final ContentTables content;

  JdbcWantedScenarios(JdbcClient jdbc, ContentTables content) {
    this.jdbc = jdbc;
    this.content = content;
  }

  @Override
  public List<Found> find(Subject subject) {
    ContentTables.IdTypes types = types();
    return switch (subject) {
      case Subject.ById(String id) -> byId(id, types);
      case Subject.BySlug(String slug) -> matching("scenario.slug = :value", slug, types);
      case Subject.Inline inline -> List.of();
    };
  }

  private List<Found> byId(String id, ContentTables.IdTypes types) {
    return canBeId(id, types.scenarioId())
        ? matching("scenario.id = :value::" + types.scenarioId(), id, types)
        : List.of();
  }

  /** Asked first, because a cast that fails would end the transaction. */
  private static boolean canBeId(String id, String type) {
    try {
      return switch (type) {
        case "uuid" -> UUID.fromString(id).toString().equalsIgnoreCase(id);
        case "integer" -> Integer.toString(Integer.parseInt(id)).equals(id);
        case "bigint" -> Long.toString(Long.parseLong(id)).equals(id);
        default -> true;
      };
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private List<Found> matching(String condition, String value, ContentTables.IdTypes types) {
    return jdbc.sql(
            """
            select scenario.id::text as id, coalesce(scenario.slug::text, '') as slug,
                   exists (select from stories story where %s) as has_story
              from scenarios scenario where %s limit 2
            """
                .formatted(types.storyOf("story", "scenario"), condition))
        .param("value", value)
        .query(
            (row, number) ->
                new Found(row.getString("id"), row.getString("slug"), row.getBoolean("has_story")))
        .list();
  }

  @Override
  public List<String> unfillable() {
    types();
    List<String> columns =
        jdbc.sql(
                """
                select attname from pg_attribute
                 where attrelid = to_regclass('scenarios') and attnum > 0 and not attisdropped
                   and attnotnull and not atthasdef and attidentity = '' and attgenerated = ''
                   and attname not in ('slug', 'title', 'seed_text')
                """)
            .query((row, number) -> row.getString("attname"))
            .list();
    return columns.stream().filter(column -> !(column.equals("id") && canMakeIds())).toList();
  }

  @Override
  public List<String> slugsLike(String slug) {
    String storySlugs =
        jdbc.sql(
                    """
                select exists (select from pg_attribute
                                where attrelid = to_regclass('stories') and attname = 'slug'
                                  and not attisdropped)
                """)
                .query(Boolean.class)
                .single()
            ? " union select slug::text from stories where slug like :pattern"
            : "";
    return jdbc.sql("select slug::text from scenarios where slug like :pattern" + storySlugs)
        .param("pattern", like(slug) + "%")
        .query((row, number) -> row.getString("slug"))
        .list();
  }

  @Override
  public Found add(String slug, String title, String seedText) {
    String id =
        jdbc.sql(
                "insert into scenarios (%sslug, title, seed_text) values (%s:slug, :title, :seedText) returning id::text"
                    .formatted(needsId() ? "id, " : "", needsId() ? newId() + ", " : ""))
            .param("slug", slug)
            .param("title", title)
            .param("seedText", seedText)
            .query(String.class)
            .single();
    return new Found(id, slug, false);
  }

  @Override
  public void lockSlugs() {
    jdbc.sql("select pg_advisory_xact_lock(:lock)")
        .param("lock", SLUG_LOCK)
        .query((row, number) -> true)
        .single();
  }

  private boolean needsId() {
    return jdbc.sql(
            """
            select not atthasdef and attidentity = '' and attgenerated = '' from pg_attribute
             where attrelid = to_regclass('scenarios') and attname = 'id'
            """)
        .query(Boolean.class)
        .single();
  }

  private boolean canMakeIds() {
    return switch (types().scenarioId()) {
      case "text", "character varying", "uuid" -> true;
      default -> false;
    };
  }

  private String newId() {
    return types().scenarioId().equals("uuid") ? "gen_random_uuid()" : "gen_random_uuid()::text";
  }

  private ContentTables.IdTypes types() {
    return content
        .idTypes()
        .orElseThrow(() -> new ContentTablesMissing(String.join(", ", content.missing())));
  }
}
