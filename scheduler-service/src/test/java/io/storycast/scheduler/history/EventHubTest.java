package io.storycast.scheduler.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.storycast.scheduler.jobtable.JobEvent;
import io.storycast.scheduler.jobtable.JobEventKind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EventHubTest {

  private final RememberedEvents events = new RememberedEvents();
  private final EventHub hub = new EventHub(events, Clock.systemUTC(), 300);

  @Test
  void readsOnceHoweverManyListen() {
    List<Subscription> all = IntStream.range(0, 200).mapToObj(n -> subscribe(null)).toList();
    int before = events.reads;

    events.add(1, "job-1");
    hub.feed();

    assertThat(events.reads - before).isEqualTo(1);
    assertThat(all).allMatch(one -> ids(one).equals(List.of(1L)));
  }

  @Test
  void readsNothingWhileNobodyListens() {
    hub.feed();
    assertThat(events.reads).isZero();

    subscribe(null).close();
    int before = events.reads;
    hub.feed();
    assertThat(events.reads).isEqualTo(before);
  }

  @Test
  void tellsOnlyWhatHappensAfterTheBeginning() {
    events.add(1, "job-1");
    Subscription subscription = subscribe(null);
    events.add(2, "job-1");
    hub.feed();

    assertThat(ids(subscription)).containsExactly(2L);
  }

  @Test
  void tellsOfOneJobOnlyAndOfAllThatHappenedToIt() {
    events.add(1, "job-1");
    events.add(2, "job-2");
    Subscription subscription = hub.subscribe("job-1", 0L).orElseThrow();
    events.add(3, "job-1");
    events.add(4, "job-2");
    hub.feed();

    assertThat(ids(subscription)).containsExactly(1L, 3L);
  }

  @Test
  void resumesWithoutAGapAndWithoutTellingTwice() {
    events.add(1, "job-1");
    events.add(2, "job-1");
    Subscription subscription = subscribe(1L);
    events.add(3, "job-1");
    hub.feed();

    assertThat(ids(subscription)).containsExactly(2L, 3L);
  }

  @Test
  void tellsAnEventThatShowsUpAfterALaterOneAndResumesBeforeIt() {
    Subscription subscription = subscribe(null);
    events.add(1, "job-1");
    events.add(3, "job-1");
    hub.feed();
    assertThat(positions(subscription)).containsExactly(1L, 1L);

    events.add(2, "job-1");
    hub.feed();

    News.Happened late = (News.Happened) next(subscription);
    assertThat(late.event().id()).isEqualTo(2);
    assertThat(late.position()).isEqualTo(3);
  }

  @Test
  void letsGoOfAListenerThatDoesNotKeepUp() {
    Subscription slow = subscribe(null);
    Subscription quick = subscribe(null);
    int heard = 0;
    for (int id = 1; id <= 600; id++) {
      events.add(id, "job-1");
      hub.feed();
      heard += ids(quick).size();
    }

    assertThat(next(slow)).isEqualTo(new News.Ended(News.End.TOO_SLOW));
    assertThat(heard).isEqualTo(600);
    assertThat(hub.listeners()).isEqualTo(1);
  }

  @Test
  void tellsToLookAnewWhenTooMuchWasMissedOrIsGone() {
    for (int id = 100; id < 6_000; id++) {
      events.add(id, "job-1");
    }

    assertThat(drained(subscribe(200L))).last().isEqualTo(new News.Reset(5_999));
    assertThat(next(subscribe(3L))).isEqualTo(new News.Reset(5_999));
  }

  @Test
  void endsEverybodyAtOnceWhenTheProcessEnds() {
    Subscription subscription = subscribe(null);
    events.add(1, "job-1");
    hub.feed();

    hub.close();

    assertThat(next(subscription)).isEqualTo(new News.Ended(News.End.SHUTDOWN));
    assertThat(hub.subscribe(null, null)).isEmpty();
  }

  @Test
  void refusesMoreThanItServes() {
    IntStream.range(0, 300).forEach(n -> subscribe(null));
    assertThat(hub.subscribe(null, null)).isEmpty();
  }

  private Subscription subscribe(Long after) {
    return hub.subscribe(null, after).orElseThrow();
  }

  private static List<Long> ids(Subscription subscription) {
    return drained(subscription).stream().map(news -> ((News.Happened) news).event().id()).toList();
  }

  private static List<Long> positions(Subscription subscription) {
    return drained(subscription).stream().map(news -> ((News.Happened) news).position()).toList();
  }

  private static List<News> drained(Subscription subscription) {
    List<News> all = new ArrayList<>();
    News news = next(subscription);
    while (!(news instanceof News.Quiet)) {
      all.add(news);
      news = next(subscription);
    }
    return all;
  }

  private static News next(Subscription subscription) {
    try {
      return subscription.next(Duration.ZERO);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Events in memory, which count how often they are read. */
  private static final class RememberedEvents implements JobHistory {

    private final TreeMap<Long, RecordedEvent> events = new TreeMap<>();
    private int reads;

    private void add(long id, String job) {
      events.put(
          id,
          new RecordedEvent(
              id, Instant.EPOCH, "s", "slug", JobEvent.of(job, 1, 1, JobEventKind.CLAIMED)));
    }

    @Override
    public List<RecordedEvent> ofJob(String jobId, long before, int limit) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<RecordedEvent> after(long after, Collection<Long> missed, int limit) {
      reads++;
      return events.values().stream()
          .filter(event -> event.id() > after || missed.contains(event.id()))
          .limit(limit)
          .toList();
    }

    @Override
    public List<RecordedEvent> ofJobAfter(String jobId, long after, int limit) {
      reads++;
      return events.tailMap(after, false).values().stream()
          .filter(event -> event.event().jobId().equals(jobId))
          .limit(limit)
          .toList();
    }

    @Override
    public long last() {
      reads++;
      return events.isEmpty() ? 0 : events.lastKey();
    }

    @Override
    public long first() {
      reads++;
      return events.isEmpty() ? 0 : events.firstKey();
    }
  }
}
