package io.storycast.stage.engine;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.storycast.contracts.EventCodec;
import io.storycast.contracts.GenerationOptions;
import io.storycast.contracts.Message;
import io.storycast.contracts.ReasonCode;
import io.storycast.contracts.ScenarioClaimed;
import io.storycast.contracts.StoryGenerated;
import io.storycast.contracts.Topics;
import io.storycast.stage.Attempt;
import io.storycast.stage.Stage;
import io.storycast.stage.StageFailure;
import io.storycast.stage.Tracing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The engine on fakes that crash, fail and let others in on demand; it keeps what happened. */
final class Rehearsal {

  static final int TRANSIENT_TRIES = 3;
  static final int CONTENT_TRIES = 2;
  static final int ABANDONED = 2;

  /** How one execution goes. */
  enum Course {
    SUCCEEDS,
    FAILS_FOR_A_WHILE,
    FAILS_BY_ITS_CONTENT,
    FAILS_FOR_GOOD,
    CRASHES_AT_WORK,
    CRASHES_BEFORE_RECORDING,
    CRASHES_AFTER_RECORDING,
    CRASHES_AFTER_SENDING,
    FINDS_NO_BROKER,
    FINDS_THE_GATE_CLOSED,
    IS_OVERTAKEN
  }

  /** What an execution did, as an outsider sees it. */
  record Done(boolean gone, List<OutboundRecord> sent, int calls) {}

  private final Map<Integer, Obligation> open = new TreeMap<>();
  private final Map<Integer, Message> recorded = new TreeMap<>();
  private final List<OutboundRecord> sent = new ArrayList<>();
  private final ObligationRunner runner;
  private final Stage.Handler<?> handler;
  private @Nullable Course course;
  private boolean cancelled;
  private int calls;

  Rehearsal() {
    Stage stage =
        Stage.named("story", Topics.STORY_SERVICE).on(ScenarioClaimed.class, this::work).build();
    handler = stage.handlers().iterator().next();
    Clock clock = Clock.systemUTC();
    Duration none = Duration.ofMillis(1);
    StageContext context =
        new StageContext(
            stage,
            new RetrySettings(TRANSIENT_TRIES, CONTENT_TRIES, ABANDONED, none, none, none, none),
            new FakeGate(),
            new DeadLetters("story", Topics.STORY_SERVICE, "group", clock),
            new StageJournal("story", new SimpleMeterRegistry(), clock),
            Tracing.NONE,
            clock);
    runner = new ObligationRunner(context, new FakeResults(), this::send, new InFlight());
  }

  /** As the database does: what is there already stays as it is. */
  void land(int revision) {
    Message message = EventCodec.write(claim(revision), "/test");
    open.putIfAbsent(
        revision,
        Obligation.landed(
            new InboundRecord(message.topic(), 0, revision, 0, null, message.value(), List.of()),
            Instant.EPOCH));
  }

  void cancel() {
    cancelled = true;
  }

  boolean isOpen(int revision) {
    return open.containsKey(revision);
  }

  boolean isCancelled() {
    return cancelled;
  }

  Optional<Message> recorded(int revision) {
    return Optional.ofNullable(recorded.get(revision));
  }

  List<OutboundRecord> sent() {
    return List.copyOf(sent);
  }

  /** Lets an execution run its course; after a crash another process takes over. */
  Done execute(int revision, Course how) {
    int sentBefore = sent.size();
    int callsBefore = calls;
    Obligation obligation = open.get(revision);
    course = how;
    Next next;
    try {
      next = runner.run(handler, obligation);
    } catch (Crash e) {
      course = Course.SUCCEEDS;
      next = runner.abandoned(obligation);
    }
    settle(revision, next);
    return new Done(!isOpen(revision), sent.subList(sentBefore, sent.size()), calls - callsBefore);
  }

  private void settle(int revision, Next next) {
    switch (next) {
      case Next.Done() -> open.remove(revision);
      case Next.Again again -> open.put(revision, again.obligation());
    }
  }

  private Optional<StoryGenerated> work(ScenarioClaimed claimed, Attempt attempt) {
    int call = ++calls;
    switch (course) {
      case FAILS_FOR_A_WHILE -> throw StageFailure.of(ReasonCode.PROVIDER_ERROR, "503");
      case FAILS_BY_ITS_CONTENT -> throw StageFailure.of(ReasonCode.STORY_REFUSED, "no");
      case FAILS_FOR_GOOD -> throw StageFailure.of(ReasonCode.EMPTY_SEED, "empty");
      case CRASHES_AT_WORK -> throw new Crash();
      case IS_OVERTAKEN -> {
        // Its lease ran out, and another process did all of it meanwhile.
        course = Course.SUCCEEDS;
        runner.run(handler, open.get(claimed.revision()));
      }
      default -> {}
    }
    return Optional.of(story(claimed, "Told by call " + call + "."));
  }

  private void send(OutboundRecord record) {
    if (course == Course.FINDS_NO_BROKER) {
      throw new Outlet.NotSentException("no broker", new IllegalStateException());
    }
    sent.add(record);
    if (course == Course.CRASHES_AFTER_SENDING) {
      throw new Crash();
    }
  }

  /** The process is gone: nothing of it goes on, not even its error handling. */
  private static final class Crash extends Error {

    private static final long serialVersionUID = 1L;
  }

  private final class FakeResults implements Results {

    @Override
    public Known find(String scenarioId, int revision, int attempt) {
      boolean superseded = recorded.keySet().stream().anyMatch(later -> later > revision);
      return new Known(recorded(revision), cancelled, superseded);
    }

    @Override
    public boolean record(String scenarioId, int revision, int attempt, Message result) {
      if (course == Course.CRASHES_BEFORE_RECORDING) {
        throw new Crash();
      }
      boolean first = !cancelled && recorded.putIfAbsent(revision, result) == null;
      if (course == Course.CRASHES_AFTER_RECORDING) {
        throw new Crash();
      }
      return first;
    }
  }

  private final class FakeGate implements Gate {

    @Override
    public int room() {
      return Integer.MAX_VALUE;
    }

    @Override
    public Admission admit(String story) {
      return course == Course.FINDS_THE_GATE_CLOSED
          ? new NotNow(Duration.ofMillis(1))
          : new Admitted(new FakePermit());
    }

    @Override
    public boolean wasDown(String dependency, Instant then) {
      return false;
    }
  }

  private static final class FakePermit implements Gate.Permit {

    @Override
    public void succeeded() {}

    @Override
    public Gate.Verdict failed(Gate.Try failed) {
      return Gate.Verdict.OWN;
    }

    @Override
    public void released() {}
  }

  private static ScenarioClaimed claim(int revision) {
    return new ScenarioClaimed(
        "job",
        "scenario",
        revision,
        "slug",
        "Title",
        "Seed.",
        "en",
        GenerationOptions.DEFAULTS,
        Instant.EPOCH);
  }

  private static StoryGenerated story(ScenarioClaimed claimed, String body) {
    return new StoryGenerated(
        claimed.jobId(),
        claimed.scenarioId(),
        claimed.revision(),
        claimed.slug(),
        claimed.title(),
        body,
        List.of(),
        "en",
        "hash",
        "model",
        null,
        1,
        null,
        null,
        Instant.EPOCH);
  }
}
