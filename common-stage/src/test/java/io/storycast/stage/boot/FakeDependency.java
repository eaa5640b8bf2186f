package io.storycast.stage.boot;

import io.storycast.contracts.ScenarioClaimed;
import io.storycast.contracts.StoryGenerated;
import io.storycast.stage.Attempt;
import io.storycast.stage.StageFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Something the work needs, which can be down; it counts who calls, and how many at once. */
final class FakeDependency {

  static final String NAME = "language-model";

  private final Duration latency;
  private final List<Call> calls = new ArrayList<>();
  private final Map<String, Integer> succeededInTry = new ConcurrentHashMap<>();
  private volatile Function<String, @Nullable StageFailure> fault = scenarioId -> null;
  private int inside;
  private int successes;

  /**
   * @param inside how many calls were being answered, this one included
   * @param successes how many had succeeded since the last {@link #mend()}
   */
  record Call(String scenarioId, int inside, int successes) {}

  FakeDependency(Duration latency) {
    this.latency = latency;
  }

  /**
   * @param failure the failure for a scenario, or null where it works
   */
  void breakFor(Function<String, @Nullable StageFailure> failure) {
    fault = failure;
  }

  void breakWith(StageFailure failure) {
    breakFor(scenarioId -> failure.ofDependency(NAME));
  }

  synchronized void mend() {
    calls.clear();
    successes = 0;
    fault = scenarioId -> null;
  }

  synchronized List<Call> calls() {
    return List.copyOf(calls);
  }

  /** In which counted try of its stage each scenario succeeded. */
  Map<String, Integer> succeededInTry() {
    return Map.copyOf(succeededInTry);
  }

  /** The work of a stage that needs it. */
  Optional<StoryGenerated> work(ScenarioClaimed claimed, Attempt attempt) {
    enter(claimed.scenarioId());
    StageFailure failure = fault.apply(claimed.scenarioId());
    try {
      answerLater();
      if (failure != null) {
        throw failure;
      }
      succeededInTry.put(claimed.scenarioId(), attempt.number());
      return Optional.of(Stories.storyOf(claimed));
    } finally {
      leave(failure == null);
    }
  }

  private synchronized void enter(String scenarioId) {
    inside++;
    calls.add(new Call(scenarioId, inside, successes));
  }

  private synchronized void leave(boolean succeeded) {
    inside--;
    successes += succeeded ? 1 : 0;
  }

  private void answerLater() {
    try {
      boolean never = new CountDownLatch(1).await(latency.toMillis(), TimeUnit.MILLISECONDS);
      assert !never;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
