package io.storycast.storage.content;

import static io.storycast.storage.StoryFacts.FIRST_ATTEMPT;
import static io.storycast.storage.StoryFacts.audio;
import static io.storycast.storage.StoryFacts.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.storycast.contracts.FailureClass;
import io.storycast.contracts.ReasonCode;
import io.storycast.stage.StageFailure;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules of a site's tables that a story does not keep. */
class SiteConstraintsIT {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "add owner text not null|CONTENT_TABLES_UNSUITABLE|column stories.owner must not be null",
        "alter id drop default, alter id type bigint using 1|CONTENT_TABLES_UNSUITABLE"
            + "|column stories.id must not be null",
        "add shelf int default 1 references shelves (id)|CONTENT_TABLES_UNSUITABLE"
            + "|constraint stories_shelf_fkey of the table stories",
        "drop column body|CONTENT_TABLES_UNSUITABLE|\"body\"",
        "alter title type varchar(3)|CONTENT_ROW_REFUSED|character varying(3)",
        "add constraint long_titles check (length(title) > 99)|CONTENT_ROW_REFUSED"
            + "|constraint long_titles of the table stories",
      })
  void saysWhichColumnOrConstraintIsInTheWay(String change, ReasonCode reason, String part) {
    ContentDatabase database = ContentDatabase.migrated().scenario("s1", "at-the-station");
    database.run("create table shelves (id int primary key)");
    var sink = database.sink();
    database.run("alter table stories " + change);

    StageFailure failure = failureOf(() -> sink.keepText(text("s1", 1), FIRST_ATTEMPT));

    assertThat(failure.reason()).isEqualTo(reason);
    assertThat(failure.message()).contains(part);
    assertThat(failure.dependency().isPresent())
        .isEqualTo(failure.failureClass() == FailureClass.CONFIGURATION);
    assertThat(everythingPrinted(failure)).doesNotContain("Body 1", "insert into", "select ");
  }

  @Test
  void refusesATextThatPostgresCannotStore() {
    ContentDatabase database = ContentDatabase.migrated().scenario("s1", "at-the-station");

    StageFailure failure =
        failureOf(() -> database.sink().keepText(text("s1", 1, "A\0B"), FIRST_ATTEMPT));

    assertThat(failure.reason()).isEqualTo(ReasonCode.CONTENT_ROW_REFUSED);
  }

  @Test
  void refusesWhatATriggerRefuses() {
    ContentDatabase database = ContentDatabase.migrated().scenario("s1", "at-the-station");
    database.run(
        """
        create function no() returns trigger language plpgsql
            as $$ begin raise exception 'no stories today'; end $$
        """);
    database.run("create trigger no before insert on stories for each row execute function no()");

    StageFailure failure = failureOf(() -> database.sink().keepText(text("s1", 1), FIRST_ATTEMPT));

    assertThat(failure.reason()).isEqualTo(ReasonCode.CONTENT_ROW_REFUSED);
  }

  @Test
  void leavesAPhraseOutThatTheSiteWantsOnceInAll() {
    ContentDatabase database =
        ContentDatabase.migrated().scenario("s1", "at-the-station").scenario("s2", "by-the-sea");
    database.run("create unique index once on vocabulary_items (phrase)");
    database.sink().keepText(text("s1", 1), FIRST_ATTEMPT);

    database.sink().keepText(text("s2", 1), FIRST_ATTEMPT);

    assertThat(database.sink().keepAudio(audio("s2", 1), FIRST_ATTEMPT)).isPresent();
    assertThat(database.rows("select phrase from vocabulary_items")).hasSize(2);
  }

  @Test
  void saysThatAnIdOfAnotherFormCannotExist() {
    ContentDatabase database =
        ContentDatabase.empty().run("create table scenarios (id uuid primary key)").migrate();

    StageFailure failure = failureOf(() -> database.sink().keepText(text("s1", 1), FIRST_ATTEMPT));

    assertThat(failure.reason()).isEqualTo(ReasonCode.SCENARIO_GONE);
  }

  @Test
  void saysThatTheDatabaseIsAway() {
    ContentDatabase database = ContentDatabase.migrated().scenario("s1", "at-the-station");
    var sink = database.sink();
    database.drop();

    StageFailure failure = failureOf(() -> sink.keepText(text("s1", 1), FIRST_ATTEMPT));

    assertThat(failure.reason()).isEqualTo(ReasonCode.DATABASE_UNAVAILABLE);
  }

  private static StageFailure failureOf(Runnable work) {
    return catchThrowableOfType(StageFailure.class, work::run);
  }

  private static String everythingPrinted(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
