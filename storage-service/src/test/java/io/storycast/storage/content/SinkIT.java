package io.storycast.storage.content;

import static io.storycast.storage.StoryFacts.FIRST_ATTEMPT;
import static io.storycast.storage.StoryFacts.audio;
import static io.storycast.storage.StoryFacts.audioUrl;
import static io.storycast.storage.StoryFacts.files;
import static io.storycast.storage.StoryFacts.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.storycast.contracts.ReasonCode;
import io.storycast.contracts.StoryGenerated;
import io.storycast.contracts.StoryReady;
import io.storycast.stage.StageFailure;
import io.storycast.storage.publishing.Sink;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SinkIT {

  private static final ContentDatabase DATABASE = ContentDatabase.migrated();

  private final Sink sink = DATABASE.sink();

  @BeforeEach
  void oneScenario() {
    DATABASE.run("truncate scenarios, stories, vocabulary_items, story_versions, shown_stories");
    DATABASE.scenario("s1", "at-the-station");
  }

  @Test
  void writesWhereTheFilesOfTheNarrationAre() {
    sink.keepText(text("s1", 1), FIRST_ATTEMPT);
    sink.keepAudio(audio("s1", 1), FIRST_ATTEMPT);

    assertThat(DATABASE.rows("select timings_url, captions_url, chapters_url from stories"))
        .containsExactly(
            Map.of(
                "timings_url", files(1).timingsUrl(),
                "captions_url", files(1).captionsUrl(),
                "chapters_url", files(1).chaptersUrl()));
  }

  @Test
  void writesTheStoryAndItsVocabularyAndTellsItsId() {
    sink.keepText(text("s1", 1), FIRST_ATTEMPT);
    StoryReady ready = sink.keepAudio(audio("s1", 1), FIRST_ATTEMPT).orElseThrow();

    assertThat(DATABASE.rows("select id, scenario_id, slug, title, body, audio_url from stories"))
        .containsExactly(
            Map.of(
                "id", ready.storyId(),
                "scenario_id", "s1",
                "slug", "at-the-station",
                "title", "Title 1",
                "body", "Body 1",
                "audio_url", audioUrl(1)));
    assertThat(
            DATABASE.rows(
                "select story_id, phrase, meaning_en, meaning_zh, type from vocabulary_items"))
        .hasSize(2)
        .contains(
            Map.of(
                "story_id", ready.storyId(),
                "phrase", "look up",
                "meaning_en", "meaning",
                "meaning_zh", "意思",
                "type", "phrasal verb"));
  }

  @Test
  void tellsTheSameAfterARestart() {
    sink.keepAudio(audio("s1", 1), FIRST_ATTEMPT);
    Optional<StoryReady> told = sink.keepText(text("s1", 1), FIRST_ATTEMPT);

    Sink restarted = DATABASE.sink();

    assertThat(told).isPresent();
    assertThat(restarted.keepText(text("s1", 1), FIRST_ATTEMPT)).isEqualTo(told);
    assertThat(restarted.keepAudio(audio("s1", 1), FIRST_ATTEMPT)).isEqualTo(told);
  }

  @Test
  void changesNothingWhenFactsComeAgain() {
    sink.keepText(text("s1", 1), FIRST_ATTEMPT);
    sink.keepAudio(audio("s1", 1), FIRST_ATTEMPT);
    List<Map<String, @Nullable Object>> before = everything();

    for (int i = 0; i < 5; i++) {
      sink.keepAudio(audio("s1", 1), FIRST_ATTEMPT);
      sink.keepText(text("s1", 1), FIRST_ATTEMPT);
    }

    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void tellsOnceWhenBothPartsArriveAtOnce() throws Exception {
    int stories = 150;
    IntStream.range(0, stories).forEach(i -> DATABASE.scenario("c" + i, "concurrent-" + i));
    try (ExecutorService executor = Executors.newFixedThreadPool(8)) {
      List<Callable<Optional<StoryReady>>> work =
          IntStream.range(0, stories)
              .mapToObj(i -> "c" + i)
              .flatMap(
                  id ->
                      Stream.<Callable<Optional<StoryReady>>>of(
                          () -> sink.keepText(text(id, 1), FIRST_ATTEMPT),
                          () -> sink.keepAudio(audio(id, 1), FIRST_ATTEMPT)))
              .toList();

      List<String> told = executor.invokeAll(work).stream().map(SinkIT::ready).toList();

      assertThat(told.stream().filter(id -> !id.isEmpty()))
          .hasSize(stories)
          .doesNotHaveDuplicates();
    }
    assertThat(DATABASE.value(Long.class, "select count(*) from stories where audio_url is null"))
        .isZero();
  }

  @Test
  void tellsTheSameToEveryCopyThatArrivesAtOnce() throws Exception {
    sink.keepText(text("s1", 1), FIRST_ATTEMPT);
    try (ExecutorService executor = Executors.newFixedThreadPool(8)) {
      Callable<Optional<StoryReady>> copy = () -> sink.keepAudio(audio("s1", 1), FIRST_ATTEMPT);

      List<Optional<StoryReady>> told =
          executor.invokeAll(Collections.nCopies(20, copy)).stream()
              .map(SinkIT::result)
              .distinct()
              .toList();

      assertThat(told).singleElement().matches(Optional::isPresent);
    }
  }

  @Test
  void neverWipesTheAudioAddress() {
    sink.keepText(text("s1", 1), FIRST_ATTEMPT);
    sink.keepAudio(audio("s1", 1), FIRST_ATTEMPT);

    sink.keepText(text("s1", 2), FIRST_ATTEMPT);
    sink.keepText(text("s1", 1), FIRST_ATTEMPT);

    assertThat(DATABASE.rows("select body, audio_url from stories"))
        .containsExactly(Map.of("body", "Body 1", "audio_url", audioUrl(1)));
  }

  @Test
  void showsReadersNeverAnOldNarrationOverANewText() {
    sink.keepText(text("s1", 1), FIRST_ATTEMPT);
    sink.keepAudio(audio("s1", 1), FIRST_ATTEMPT);

    sink.keepAudio(audio("s1", 2), FIRST_ATTEMPT);
    assertThat(DATABASE.value(String.class, "select audio_url from stories"))
        .isEqualTo(audioUrl(1));

    sink.keepText(text("s1", 2), FIRST_ATTEMPT);
    assertThat(DATABASE.rows("select body, audio_url from stories"))
        .containsExactly(Map.of("body", "Body 2", "audio_url", audioUrl(2)));
  }

  @Test
  void addsAPhraseOncePerStoryWhateverItsCase() {
    sink.keepText(
        text("s1", 1, "Title", "hash-1", "Look up", "look UP ", "set off"), FIRST_ATTEMPT);
    sink.keepText(text("s1", 2, "Title", "hash-2", "SET OFF", "put up with"), FIRST_ATTEMPT);

    assertThat(DATABASE.column("select phrase from vocabulary_items"))
        .containsExactlyInAnyOrder("Look up", "set off", "put up with");
  }

  @Test
  void keepsATitleThatTheSiteChanged() {
    sink.keepText(text("s1", 1), FIRST_ATTEMPT);
    DATABASE.run("update stories set title = 'Edited'");

    StoryReady ready = sink.keepAudio(audio("s1", 1), FIRST_ATTEMPT).orElseThrow();

    assertThat(ready.title()).isEqualTo("Edited");
    assertThat(DATABASE.value(String.class, "select title from stories")).isEqualTo("Edited");
  }

  @Test
  void leavesNothingBehindWhenTheSlugIsTaken() {
    DATABASE.run(
        "insert into stories (scenario_id, slug, title, body) values ('x', 'at-the-station', '', '')");

    assertFails(text("s1", 1), ReasonCode.SLUG_TAKEN, "slug 'at-the-station'");

    assertThat(DATABASE.rows("select * from story_versions")).isEmpty();
  }

  @Test
  void saysThatTheScenarioIsGone() {
    assertFails(text("deleted", 1), ReasonCode.SCENARIO_GONE, "'deleted'");
  }

  @Test
  void tellsWhichOfTwoScenariosWithOneSlugCameSecond() throws Exception {
    DATABASE.run("alter table scenarios drop constraint if exists scenarios_slug_key");
    for (int i = 0; i < 50; i++) {
      DATABASE.scenario("a" + i, "twin-" + i).scenario("b" + i, "twin-" + i);
    }
    try (ExecutorService executor = Executors.newFixedThreadPool(4)) {
      List<Callable<Optional<ReasonCode>>> work =
          IntStream.range(0, 50)
              .boxed()
              .flatMap(i -> Stream.of("a" + i, "b" + i))
              .<Callable<Optional<ReasonCode>>>map(id -> () -> failure(text(id, 1)))
              .toList();

      List<ReasonCode> failures =
          executor.invokeAll(work).stream().map(SinkIT::result).flatMap(Optional::stream).toList();

      assertThat(failures).hasSize(50).containsOnly(ReasonCode.SLUG_TAKEN);
    }
  }

  private Optional<ReasonCode> failure(StoryGenerated text) {
    try {
      sink.keepText(text, FIRST_ATTEMPT);
      return Optional.empty();
    } catch (StageFailure failure) {
      return Optional.of(failure.reason());
    }
  }

  private void assertFails(StoryGenerated text, ReasonCode reason, String part) {
    assertThatThrownBy(() -> sink.keepText(text, FIRST_ATTEMPT))
        .isInstanceOfSatisfying(
            StageFailure.class,
            failure -> {
              assertThat(failure.reason()).isEqualTo(reason);
              assertThat(failure.message()).contains(part);
            });
  }

  private static List<Map<String, @Nullable Object>> everything() {
    return DATABASE.rows(
        """
        select to_jsonb(stories)::text as row from stories
        union all select to_jsonb(vocabulary_items)::text from vocabulary_items
        union all select to_jsonb(story_versions)::text from story_versions
        """);
  }

  private static String ready(Future<Optional<StoryReady>> outcome) {
    return result(outcome).map(StoryReady::scenarioId).orElse("");
  }

  private static <T> T result(Future<T> outcome) {
    try {
      return outcome.get();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
