package io.storycast.stage.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.storycast.contracts.EventType;
import io.storycast.stage.engine.Rehearsal.Course;
import io.storycast.stage.engine.Rehearsal.Done;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.slf4j.LoggerFactory;

/**
 * Whatever happens to obligations in whatever order, they behave as a small model of them does:
 * what is counted, what is dead-lettered, what is recorded, and that the first record wins.
 */
class ObligationModelTest {

  private static final String RESULTS = EventType.STORY_GENERATED.topic();

  /** Something that happens to the revision of a story. */
  sealed interface Event {

    int revision();
  }

  record Lands(int revision) implements Event {}

  record Executes(int revision, Course course) implements Event {}

  record Cancels(int revision) implements Event {}

  @BeforeContainer
  static void silence() {
    journal().setLevel(Level.OFF);
  }

  @AfterContainer
  static void speakAgain() {
    journal().setLevel(null);
  }

  private static Logger journal() {
    return (Logger) LoggerFactory.getLogger("io.storycast.stage");
  }

  @Property(tries = 400)
  void obligationsBehaveAsTheirModel(@ForAll("events") List<Event> events) {
    Rehearsal system = new Rehearsal();
    Model model = new Model();
    for (Event event : events) {
      switch (event) {
        case Lands lands -> {
          model.lands(lands.revision(), system.isOpen(lands.revision()));
          system.land(lands.revision());
        }
        case Cancels _ -> system.cancel();
        case Executes executes when system.isOpen(executes.revision()) ->
            execute(system, model, executes);
        case Executes _ -> {}
      }
      assertThatTheFirstRecordWins(system, model);
    }
  }

  @Provide
  Arbitrary<List<Event>> events() {
    Arbitrary<Integer> revisions = Arbitraries.integers().between(1, 3);
    Arbitrary<Event> lands = revisions.map(Lands::new);
    Arbitrary<Event> executes =
        Combinators.combine(revisions, Arbitraries.of(Course.class)).as(Executes::new);
    Arbitrary<Event> cancels = Arbitraries.just(new Cancels(1));
    return Arbitraries.frequencyOf(
            Tuple.of(15, lands), Tuple.of(45, executes), Tuple.of(1, cancels))
        .list()
        .ofMaxSize(40);
  }

  private static void execute(Rehearsal system, Model model, Executes executes) {
    int revision = executes.revision();
    Course course = executes.course();
    boolean unwanted = system.isCancelled() || model.isSuperseded(revision);
    boolean known = system.recorded(revision).isPresent();

    Done done = system.execute(revision, course);

    long results = done.sent().stream().filter(sent -> sent.topic().equals(RESULTS)).count();
    long deaths = done.sent().size() - results;
    if (unwanted || known) {
      assertThat(done.calls()).as("calls for what needs none").isZero();
    }
    if (unwanted) {
      assertThat(done).isEqualTo(new Done(true, List.of(), 0));
    } else if (course == Course.IS_OVERTAKEN && !known) {
      assertThat(results).isEqualTo(2);
      assertThat(done.gone()).isTrue();
    } else {
      boolean dies =
          !known && model.fails(revision, course) || model.crashes(revision, course, known);
      assertThat(deaths).as("dead letters after %s", course).isEqualTo(dies ? 1 : 0);
      assertThat(done.gone()).isEqualTo(dies || model.isDone(course, known));
      assertThat(results).isEqualTo(model.sends(course, known) ? 1 : 0);
    }
    if (done.gone()) {
      model.forget(revision);
    }
    model.recorded(revision, system.recorded(revision).isPresent());
  }

  private static void assertThatTheFirstRecordWins(Rehearsal system, Model model) {
    for (int revision = 1; revision <= 3; revision++) {
      byte[] value = system.recorded(revision).map(message -> message.value()).orElse(null);
      assertThat(value).isEqualTo(model.firstValue(revision, value));
    }
    assertThat(system.sent().stream().filter(sent -> sent.topic().equals(RESULTS)))
        .allSatisfy(
            sent ->
                assertThat(List.of(1, 2, 3).stream().map(model::valueOf))
                    .anySatisfy(value -> assertThat(value).isEqualTo(sent.value())));
  }

  /** Counters, and the first value that was seen of each revision. */
  private static final class Model {

    private final Map<Integer, Integer> tries = new HashMap<>();
    private final Map<Integer, Integer> crashes = new HashMap<>();
    private final Map<Integer, byte[]> values = new HashMap<>();
    private int latest;

    void lands(int revision, boolean alreadyOpen) {
      if (!alreadyOpen) {
        forget(revision);
      }
    }

    void forget(int revision) {
      tries.remove(revision);
      crashes.remove(revision);
    }

    void recorded(int revision, boolean present) {
      latest = present ? Math.max(latest, revision) : latest;
    }

    boolean isSuperseded(int revision) {
      return latest > revision;
    }

    /** Counts the failure; true when it was one too many. */
    boolean fails(int revision, Course course) {
      return switch (course) {
        case FAILS_FOR_GOOD -> true;
        case FAILS_FOR_A_WHILE ->
            tries.merge(revision, 1, Integer::sum) >= Rehearsal.TRANSIENT_TRIES;
        case FAILS_BY_ITS_CONTENT ->
            tries.merge(revision, 1, Integer::sum) >= Rehearsal.CONTENT_TRIES;
        default -> false;
      };
    }

    /** Counts the crash; true when it was one too many. What is recorded only crashes sending. */
    boolean crashes(int revision, Course course, boolean known) {
      boolean crash =
          switch (course) {
            case CRASHES_AT_WORK, CRASHES_BEFORE_RECORDING, CRASHES_AFTER_RECORDING -> !known;
            case CRASHES_AFTER_SENDING -> true;
            default -> false;
          };
      return crash && crashes.merge(revision, 1, Integer::sum) >= Rehearsal.ABANDONED;
    }

    boolean sends(Course course, boolean known) {
      return course == Course.SUCCEEDS
          || course == Course.CRASHES_AFTER_SENDING
          || (known && course != Course.FINDS_NO_BROKER);
    }

    boolean isDone(Course course, boolean known) {
      return sends(course, known) && course != Course.CRASHES_AFTER_SENDING;
    }

    byte[] firstValue(int revision, byte[] now) {
      return now == null ? values.get(revision) : values.computeIfAbsent(revision, any -> now);
    }

    byte[] valueOf(int revision) {
      return values.get(revision);
    }
  }
}
