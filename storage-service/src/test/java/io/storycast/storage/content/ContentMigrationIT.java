package io.storycast.storage.content;

import static io.storycast.storage.StoryFacts.FIRST_ATTEMPT;
import static io.storycast.storage.StoryFacts.audio;
import static io.storycast.storage.StoryFacts.files;
import static io.storycast.storage.StoryFacts.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ContentMigrationIT {

  @Test
  void createsTheContentTablesInAnEmptyDatabase() {
    ContentDatabase database = ContentDatabase.empty().migrate();

    assertThat(columns(database, "public"))
        .contains(
            "scenarios.id text",
            "scenarios.seed_text text",
            "stories.audio_url text",
            "vocabulary_items.meaning_zh text");
    assertThat(columns(database, "storage")).contains("story_versions.story_ready json");
  }

  @Test
  void createsTheContentTablesInTheSchemaItIsTold() {
    ContentDatabase database = ContentDatabase.empty("site").migrate();

    assertThat(columns(database, "site")).contains("stories.audio_url text");
    assertThat(columns(database, "public")).isEmpty();
  }

  @Test
  void doesNothingTheSecondTime() {
    ContentDatabase database = ContentDatabase.migrated().scenario("s1", "at-the-station");
    List<String> before = columns(database, "public");

    database.migrate();

    assertThat(columns(database, "public")).isEqualTo(before);
    assertThat(database.rows("select id from scenarios")).hasSize(1);
  }

  @Test
  void runsOnceWhenSeveralInstancesStartAtOnce() throws Exception {
    ContentDatabase database = ContentDatabase.empty();
    try (ExecutorService executor = Executors.newFixedThreadPool(4)) {
      Callable<ContentDatabase> start = database::migrate;
      for (Future<?> started : executor.invokeAll(Collections.nCopies(4, start))) {
        started.get();
      }
    }
    assertThat(columns(database, "public")).contains("stories.audio_url text");
  }

  @Test
  void addsOnlyTheMissingColumnsToTablesOfTheSite() {
    ContentDatabase database =
        ContentDatabase.empty()
            .run("create table scenarios (id uuid primary key, slug varchar(80), mood text)")
            .run("create table stories (id bigint primary key, title varchar(200) not null)")
            .run("insert into stories values (7, 'Ours')");

    database.migrate();

    assertThat(columns(database, "public"))
        .contains(
            "scenarios.id uuid",
            "scenarios.slug character varying(80)",
            "scenarios.mood text",
            "scenarios.seed_text text",
            "stories.title character varying(200)",
            "stories.scenario_id uuid",
            "stories.body text",
            "vocabulary_items.story_id bigint")
        .doesNotContain("stories.updated_at timestamp with time zone");
    assertThat(database.rows("select id, title from stories"))
        .containsExactly(Map.of("id", 7L, "title", "Ours"));
  }

  @Test
  void needsNoOwnershipOfTablesThatHaveEverything() {
    ContentDatabase database = ContentDatabase.migrated().scenario("s1", "at-the-station");
    database.run("drop schema storage cascade");
    String role = "guest_" + System.identityHashCode(database);
    database
        .run("create role " + role + " login")
        .run("grant create on database " + database.name() + " to " + role)
        .run("grant select on scenarios to " + role)
        .run("grant select, insert, update on stories, vocabulary_items to " + role);

    ContentDatabase asGuest = database.as(role).migrate();

    asGuest.sink().keepText(text("s1", 1), FIRST_ATTEMPT);
    assertThat(asGuest.sink().keepAudio(audio("s1", 1), FIRST_ATTEMPT)).isPresent();
  }

  @Test
  void goesWithoutTheColumnsForFilesWhereItMayNotAddThem() {
    ContentDatabase database = ContentDatabase.migrated().scenario("s1", "at-the-station");
    database
        .run("drop schema storage cascade")
        .run("alter table stories drop timings_url, drop captions_url");
    String role = "reader_" + System.identityHashCode(database);
    database
        .run("create role " + role + " login")
        .run("grant create on database " + database.name() + " to " + role)
        .run("grant select on scenarios to " + role)
        .run("grant select, insert, update on stories, vocabulary_items to " + role);

    ContentDatabase asReader = database.as(role).migrate();

    asReader.sink().keepText(text("s1", 1), FIRST_ATTEMPT);
    assertThat(asReader.sink().keepAudio(audio("s1", 1), FIRST_ATTEMPT)).isPresent();
    assertThat(columns(database, "public")).doesNotContain("stories.timings_url text");
    assertThat(database.value(String.class, "select chapters_url from stories"))
        .isEqualTo(files(1).chaptersUrl());
  }

  @Test
  void saysWhichTableHasNoId() {
    ContentDatabase database =
        ContentDatabase.empty().run("create table scenarios (code text primary key, slug text)");

    assertThatThrownBy(database::migrate).hasStackTraceContaining("scenarios has no column id");
    assertThat(columns(database, "public"))
        .containsOnly("scenarios.code text", "scenarios.slug text");
  }

  private static List<String> columns(ContentDatabase database, String schema) {
    return database.column(
        """
        select relname || '.' || attname || ' ' || format_type(atttypid, atttypmod)
          from pg_attribute join pg_class on pg_class.oid = attrelid
         where relnamespace = (select oid from pg_namespace where nspname = ?)
           and relkind = 'r' and attnum > 0 and not attisdropped
         order by 1
        """,
        schema);
  }
}
