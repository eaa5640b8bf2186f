package io.storycast.storage.publishing;

import static io.storycast.storage.StoryFacts.FIRST_ATTEMPT;
import static io.storycast.storage.StoryFacts.audio;
import static io.storycast.storage.StoryFacts.audioUrl;
import static io.storycast.storage.StoryFacts.files;
import static io.storycast.storage.StoryFacts.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.storycast.contracts.AudioUploaded;
import io.storycast.contracts.ReasonCode;
import io.storycast.contracts.StoryGenerated;
import io.storycast.contracts.StoryReady;
import io.storycast.stage.StageFailure;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SinkTest {

  private final InMemoryLibrary library = new InMemoryLibrary();
  private final AtomicInteger seconds = new AtomicInteger();
  private Sink sink = sink(true);

  @BeforeEach
  void oneScenario() {
    library.slugs.put("s1", "at-the-station");
  }

  @Test
  void showsTheFirstTextBeforeItsNarrationIsThere() {
    assertThat(keep(text("s1", 1))).isEmpty();

    assertThat(library.story("s1"))
        .isEqualTo(new Stories.Entry("s1", "at-the-station", "Title 1", "Body 1", null));
    assertThat(library.phrases).containsExactly("look up", "set off");
  }

  @Test
  void tellsThatTheStoryIsReadyWhenTheNarrationComesLast() {
    keep(text("s1", 1));

    assertThat(keep(audio("s1", 1)))
        .contains(
            new StoryReady(
                "job-1",
                "s1",
                "story-of-s1",
                1,
                "at-the-station",
                "Title 1",
                "en",
                audioUrl(1),
                61_000,
                976_000,
                "sha-1",
                "hash-1",
                files(1),
                at(1)));
    assertThat(library.story("s1").audioUrl()).isEqualTo(audioUrl(1));
    assertThat(library.files).containsEntry("story-of-s1", Optional.of(files(1)));
  }

  @Test
  void tellsThatTheStoryIsReadyWhenTheTextComesLast() {
    assertThat(keep(audio("s1", 1))).isEmpty();
    assertThat(library.rows).isEmpty();

    assertThat(keep(text("s1", 1))).isPresent();
    assertThat(library.story("s1").audioUrl()).isEqualTo(audioUrl(1));
  }

  @Test
  void answersAFactThatComesAgainWithWhatWasToldThen() {
    keep(text("s1", 1));
    Optional<StoryReady> told = keep(audio("s1", 1));

    assertThat(keep(audio("s1", 1))).isEqualTo(told);
    assertThat(keep(text("s1", 1))).isEqualTo(told);
  }

  @Test
  void showsANewTextTogetherWithItsNarration() {
    ready(1);

    assertThat(keep(text("s1", 2))).isEmpty();
    assertThat(library.story("s1").body()).isEqualTo("Body 1");

    assertThat(keep(audio("s1", 2))).isPresent();
    assertThat(library.story("s1").body()).isEqualTo("Body 2");
    assertThat(library.story("s1").audioUrl()).isEqualTo(audioUrl(2));
  }

  @Test
  void showsANewTextAtOnceWhereNothingCanBeHeard() {
    keep(text("s1", 1));

    keep(text("s1", 2));

    assertThat(library.story("s1").body()).isEqualTo("Body 2");
  }

  @Test
  void holdsTheFirstTextBackWhereTheSiteHasANarrationOfItsOwn() {
    library.insert(new Stories.Entry("s1", "at-the-station", "Old", "Old body", "https://old.mp3"));

    keep(text("s1", 1));

    assertThat(library.story("s1").body()).isEqualTo("Old body");
    assertThat(keep(audio("s1", 1))).isPresent();
    assertThat(library.story("s1").body()).isEqualTo("Body 1");
  }

  @Test
  void neverGoesBackToAnOlderRevision() {
    keep(text("s1", 1));
    ready(2);

    assertThat(keep(audio("s1", 1))).isEmpty();

    assertThat(library.story("s1").body()).isEqualTo("Body 2");
    assertThat(library.story("s1").audioUrl()).isEqualTo(audioUrl(2));
  }

  @Test
  void tellsNothingOfAnOlderRevisionOnceANewerOneIsReady() {
    ready(1);
    ready(2);

    assertThat(keep(audio("s1", 1))).isEmpty();
  }

  @Test
  void stillTellsOfTheRevisionThatIsSeenWhileANewerTextWaits() {
    Optional<StoryReady> told = ready(1);
    keep(text("s1", 2));

    assertThat(keep(audio("s1", 1))).isEqualTo(told);
  }

  @Test
  void followsTheSlugOfTheScenario() {
    keep(text("s1", 1));
    library.slugs.put("s1", "at-the-harbour");

    assertThat(keep(audio("s1", 1)).orElseThrow().slug()).isEqualTo("at-the-harbour");
    assertThat(library.story("s1").slug()).isEqualTo("at-the-harbour");
  }

  @Test
  void keepsATitleThatSomebodyChangedThroughEveryLaterRevision() {
    ready(1);
    retitle("Edited");

    ready(2);
    Optional<StoryReady> third = ready(3);

    assertThat(library.story("s1").title()).isEqualTo("Edited");
    assertThat(third.orElseThrow().title()).isEqualTo("Edited");
  }

  @Test
  void replacesATitleThatSomebodyChangedWhereToldTo() {
    sink = sink(false);
    ready(1);
    retitle("Edited");

    ready(2);

    assertThat(library.story("s1").title()).isEqualTo("Title 2");
  }

  @Test
  void replacesItsOwnTitle() {
    ready(1);

    ready(2);

    assertThat(library.story("s1").title()).isEqualTo("Title 2");
  }

  @Test
  void refusesANarrationOfAnotherText() {
    keep(text("s1", 1));

    assertFails(ReasonCode.NARRATION_OF_ANOTHER_TEXT, () -> keep(audio("s1", 1, "another-hash")));

    assertThat(library.story("s1").audioUrl()).isNull();
    assertThat(keep(audio("s1", 1))).isPresent();
  }

  @Test
  void keepsTheTextWhenTheNarrationThatWaitedReadsAnother() {
    keep(audio("s1", 1, "another-hash"));

    assertFails(ReasonCode.NARRATION_OF_ANOTHER_TEXT, () -> keep(text("s1", 1)));

    assertThat(library.story("s1").body()).isEqualTo("Body 1");
    assertThat(library.story("s1").audioUrl()).isNull();
  }

  @Test
  void saysThatTheScenarioIsGone() {
    assertFails(ReasonCode.SCENARIO_GONE, () -> keep(text("nowhere", 1)));
  }

  @Test
  void saysThatAnotherStoryHasTheSlug() {
    keep(text("s1", 1));
    library.slugs.put("s2", "at-the-station");

    assertFails(ReasonCode.SLUG_TAKEN, () -> keep(text("s2", 1)));
  }

  private static void assertFails(ReasonCode reason, Supplier<?> work) {
    assertThatThrownBy(work::get)
        .isInstanceOfSatisfying(
            StageFailure.class, failure -> assertThat(failure.reason()).isEqualTo(reason));
  }

  private Optional<StoryReady> ready(int revision) {
    keep(text("s1", revision));
    return keep(audio("s1", revision));
  }

  private void retitle(String title) {
    Stories.Entry row = library.story("s1");
    library.rows.put("s1", new Stories.Entry("s1", row.slug(), title, row.body(), row.audioUrl()));
  }

  private Optional<StoryReady> keep(StoryGenerated text) {
    return sink.keepText(text, FIRST_ATTEMPT);
  }

  private Optional<StoryReady> keep(AudioUploaded audio) {
    return sink.keepAudio(audio, FIRST_ATTEMPT);
  }

  private Sink sink(boolean keepEditedTitles) {
    InstantSource clock = () -> at(seconds.incrementAndGet());
    Transactions direct =
        new Transactions() {
          @Override
          public <T> T within(Supplier<T> work) {
            return work.get();
          }
        };
    return new Sink(direct, library, new Publication(library, library, clock, keepEditedTitles));
  }

  private static Instant at(int second) {
    return Instant.parse("2026-05-01T13:00:00Z").plusSeconds(second);
  }
}
