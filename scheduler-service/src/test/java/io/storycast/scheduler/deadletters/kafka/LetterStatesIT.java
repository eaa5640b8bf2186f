package io.storycast.scheduler.deadletters.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.storycast.contracts.Headers;
import io.storycast.contracts.ReasonCode;
import io.storycast.contracts.Topics;
import io.storycast.scheduler.deadletters.LetterFilter;
import io.storycast.scheduler.deadletters.LetterSearch;
import io.storycast.scheduler.deadletters.LetterState;
import io.storycast.scheduler.deadletters.Letters;
import io.storycast.scheduler.deadletters.StoredLetter;
import io.storycast.scheduler.fixtures.DeadRecords;
import io.storycast.scheduler.fixtures.Facts;
import io.storycast.scheduler.fixtures.SchedulerOnDatabase;
import io.storycast.scheduler.fixtures.Settings;
import io.storycast.scheduler.fixtures.Site;
import io.storycast.scheduler.jobs.Job;
import io.storycast.scheduler.jobs.JobCommands;
import io.storycast.scheduler.jobs.JobProjection;
import io.storycast.scheduler.jobs.Jobs;
import io.storycast.scheduler.jobtable.Transactions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What becomes of dead letters by what happens around them, in whatever order it arrives. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LetterStatesIT {

  private static final String SCENARIO = "s-1";

  private final SchedulerOnDatabase scheduler =
      SchedulerOnDatabase.start(Site.empty().database(), Settings.uncapped());
  private final Letters letters = scheduler.get(Letters.class);
  private final LetterSearch search = scheduler.get(LetterSearch.class);
  private long offset;

  @BeforeEach
  void begin() {
    scheduler.sql().sql("truncate dead_letter, story_generation_jobs cascade").update();
    scheduler
        .sql()
        .sql(
            """
            insert into story_generation_jobs (scenario_id, slug, status, stage, attempt_count)
            values ('s-1', 'slug', 'running', 'story', 1)
            """)
        .update();
  }

  @AfterAll
  void stop() {
    scheduler.close();
  }

  @Test
  void isOpenWhenItArrives() {
    String id = arrive(ofStory(1, 1));
    assertThat(state(id)).isEqualTo(LetterState.OPEN);
    assertThat(reason(id)).isNull();
  }

  @Test
  void isSupersededByTheLetterOfALaterAttempt() {
    String first = arrive(ofStory(1, 1));
    String second = arrive(ofStory(1, 2));

    assertThat(state(first)).isEqualTo(LetterState.SUPERSEDED);
    assertThat(reason(first)).isEqualTo("A later attempt died too, as " + second + ".");
    assertThat(state(second)).isEqualTo(LetterState.OPEN);
  }

  @Test
  void isSupersededAlsoWhenTheLaterLetterCameFirst() {
    ProducerRecord<byte[], byte[]> early = ofStory(1, 1);
    String late = arrive(ofStory(1, 2));

    assertThat(state(arrive(early))).isEqualTo(LetterState.SUPERSEDED);
    assertThat(state(late)).isEqualTo(LetterState.OPEN);
  }

  @Test
  void isNotSupersededByAnotherRevisionOrStage() {
    String story = arrive(ofStory(1, 1));
    arrive(ofStory(2, 1));
    arrive(ofAudio(1));
    assertThat(state(story)).isEqualTo(LetterState.OPEN);
  }

  @Test
  void isResolvedByTheFactItsStageWouldHaveMade() {
    String story = arrive(ofStory(1, 1));
    String audio = arrive(ofAudio(1));

    projection(jobs -> jobs.storyGenerated(Facts.storyGenerated(SCENARIO, 1), Facts.anyDelivery()));
    assertThat(state(story)).isEqualTo(LetterState.RESOLVED);
    assertThat(reason(story)).isEqualTo("The story was written.");
    assertThat(state(audio)).isEqualTo(LetterState.OPEN);

    projection(jobs -> jobs.audioUploaded(Facts.audioUploaded(SCENARIO, 1), Facts.anyDelivery()));
    assertThat(reason(audio)).isEqualTo("The narration was made.");
  }

  @Test
  void isResolvedWhenItArrivesAfterTheFact() {
    projection(jobs -> jobs.storyGenerated(Facts.storyGenerated(SCENARIO, 1), Facts.anyDelivery()));

    assertThat(state(arrive(ofStory(1, 1)))).isEqualTo(LetterState.RESOLVED);
    assertThat(state(arrive(ofAudio(1)))).isEqualTo(LetterState.OPEN);
  }

  @Test
  void isResolvedOnceTheStoryIsReadyWhateverStageGaveUp() {
    String before = arrive(ofStorage(1));
    projection(jobs -> jobs.storyReady(Facts.storyReady(SCENARIO, 1), Facts.anyDelivery()));

    assertThat(reason(before)).isEqualTo("The story is ready.");
    assertThat(state(arrive(ofAudio(1)))).isEqualTo(LetterState.RESOLVED);
    assertThat(state(arrive(ofStorage(1)))).isEqualTo(LetterState.RESOLVED);
  }

  @Test
  void isNotResolvedByAnEarlierRevision() {
    String id = arrive(ofStory(2, 1));
    projection(jobs -> jobs.storyReady(Facts.storyReady(SCENARIO, 1), Facts.anyDelivery()));
    assertThat(state(id)).isEqualTo(LetterState.OPEN);
  }

  @Test
  void isResolvedByTheEndOfItsJobBeforeOrAfter() {
    String before = arrive(ofAudio(1));
    Job job =
        scheduler
            .get(Transactions.class)
            .inOne(() -> scheduler.get(Jobs.class).lockOfScenario(SCENARIO).orElseThrow());
    scheduler.get(JobCommands.class).cancel(job.id(), new JobCommands.Who("ann", "no"));

    assertThat(reason(before)).isEqualTo("The job was cancelled.");
    assertThat(state(arrive(ofStorage(1)))).isEqualTo(LetterState.RESOLVED);
  }

  @Test
  void diesAgainWhenANewerLetterSaysSo() {
    String first = arrive(ofStory(1, 1));
    String back = arrive(returned(first, 1));

    assertThat(state(first)).isEqualTo(LetterState.DIED_AGAIN);
    assertThat(reason(first)).contains(back);
    assertThat(state(back)).isEqualTo(LetterState.OPEN);
  }

  @Test
  void diesAgainAlsoWhenTheNewerLetterCameFirst() {
    ProducerRecord<byte[], byte[]> first = ofStory(1, 1);
    String back = arrive(returned(DeadRecords.id(first), 1));

    assertThat(state(arrive(first))).isEqualTo(LetterState.DIED_AGAIN);
    assertThat(state(back)).isEqualTo(LetterState.OPEN);
  }

  @Test
  void isQuarantinedWhenItCameBackTooOften() {
    assertThat(state(arrive(returned("x", 2)))).isEqualTo(LetterState.OPEN);
    assertThat(state(arrive(returned("x", 3)))).isEqualTo(LetterState.QUARANTINED);
  }

  @Test
  void comesBackFromTheDiscardedAsItWas() {
    String id = arrive(returned("x", 3));
    letters.discard(LetterFilter.ofIds(List.of(id)), "a test");
    assertThat(state(id)).isEqualTo(LetterState.DISCARDED);
    assertThat(reason(id)).isEqualTo("a test");

    assertThat(letters.undoDiscard(id)).isTrue();
    assertThat(state(id)).isEqualTo(LetterState.QUARANTINED);
    assertThat(letters.undoDiscard(id)).isFalse();
  }

  @Test
  void comesBackFromTheDiscardedResolvedWhenTheStoryIsReadyMeanwhile() {
    String id = arrive(ofAudio(1));
    letters.discard(LetterFilter.ofIds(List.of(id)), "a test");
    projection(jobs -> jobs.storyReady(Facts.storyReady(SCENARIO, 1), Facts.anyDelivery()));
    assertThat(state(id)).isEqualTo(LetterState.DISCARDED);

    letters.undoDiscard(id);
    assertThat(state(id)).isEqualTo(LetterState.RESOLVED);
  }

  @Test
  void discardsOnlyWhatStillNeedsSomething() {
    arrive(ofStory(1, 1));
    arrive(ofStory(1, 2));
    LetterFilter any = LetterFilter.inStates();

    assertThat(letters.discardable(any)).containsOnlyKeys("provider-timeout").containsValue(1L);
    assertThat(letters.discard(any, "done")).isEqualTo(Map.of("provider-timeout", 1L));
    assertThat(letters.discard(any, "again")).isEmpty();
  }

  @Test
  void goesWhenItIsSettledForLong() {
    arrive(ofStory(1, 1));
    arrive(ofStory(1, 2));
    assertThat(letters.deleteSettled(Duration.ofDays(1), 10)).isZero();
    scheduler.sql().sql("update dead_letter set state_at = now() - interval '2 days'").update();

    assertThat(letters.deleteSettled(Duration.ofDays(1), 10)).isEqualTo(1);
    assertThat(search.find(LetterFilter.inStates(), 1, 10).letters())
        .extracting(StoredLetter::state)
        .containsExactly(LetterState.OPEN);
  }

  private ProducerRecord<byte[], byte[]> ofStory(int revision, int attempt) {
    return DeadRecords.ofStory(SCENARIO, revision, attempt, offset++, ReasonCode.PROVIDER_TIMEOUT);
  }

  private ProducerRecord<byte[], byte[]> ofAudio(int revision) {
    return DeadRecords.dead(
        Facts.storyGenerated(SCENARIO, revision),
        Topics.AUDIO_SERVICE,
        "audio",
        1,
        offset++,
        ReasonCode.AUDIO_SILENT);
  }

  private ProducerRecord<byte[], byte[]> ofStorage(int revision) {
    return DeadRecords.dead(
        Facts.storyGenerated(SCENARIO, revision),
        Topics.STORAGE_SERVICE,
        "storage",
        1,
        offset++,
        ReasonCode.CONTENT_ROW_REFUSED);
  }

  private ProducerRecord<byte[], byte[]> returned(String of, int count) {
    ProducerRecord<byte[], byte[]> dead = ofStory(1, 1);
    DeadRecords.header(dead, Headers.REPLAY_OF, of);
    return DeadRecords.header(dead, Headers.REPLAY_COUNT, Integer.toString(count));
  }

  private String arrive(ProducerRecord<byte[], byte[]> dead) {
    letters.add(List.of(LetterReader.read(received(dead))));
    return DeadRecords.id(dead);
  }

  private static ConsumerRecord<byte[], byte[]> received(ProducerRecord<byte[], byte[]> dead) {
    return new ConsumerRecord<>(
        dead.topic(),
        0,
        0,
        Facts.AT.toEpochMilli(),
        TimestampType.CREATE_TIME,
        -1,
        -1,
        dead.key(),
        dead.value(),
        dead.headers(),
        Optional.empty());
  }

  private void projection(Consumer<JobProjection> change) {
    scheduler
        .get(Transactions.class)
        .inOne(
            () -> {
              change.accept(scheduler.get(JobProjection.class));
              return true;
            });
  }

  private LetterState state(String id) {
    return search.detail(id).orElseThrow().letter().state();
  }

  private String reason(String id) {
    return search.detail(id).orElseThrow().letter().stateReason();
  }
}
