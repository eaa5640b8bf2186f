package io.storycast.testing.simulator;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/** Counts calls by scenario and endpoint. */
public final class Calls {

  private final Map<String, Map<Endpoint, CallCounts>> byScenario = new TreeMap<>();
  private final AtomicLong lastId = new AtomicLong();
  private final CallJournal journal;
  private int epoch;

  Calls(CallJournal journal) {
    this.journal = journal;
    journal.replay(this);
  }

  /** The calls for one scenario; those without a scenario count for {@code unknown}. */
  public synchronized CallCounts of(String scenario, Endpoint endpoint) {
    return byScenario.getOrDefault(scenario, Map.of()).getOrDefault(endpoint, CallCounts.NONE);
  }

  public synchronized CallCounts total(Endpoint endpoint) {
    return byScenario.values().stream()
        .map(counts -> counts.getOrDefault(endpoint, CallCounts.NONE))
        .reduce(CallCounts.NONE, CallCounts::plus);
  }

  /** All counts as they are now. */
  public synchronized Map<String, Map<Endpoint, CallCounts>> byScenario() {
    Map<String, Map<Endpoint, CallCounts>> copy = new TreeMap<>();
    byScenario.forEach((scenario, counts) -> copy.put(scenario, new EnumMap<>(counts)));
    return copy;
  }

  synchronized void reset() {
    epoch++;
    byScenario.clear();
    journal.clear();
  }

  synchronized Call start(ProviderRequest request) {
    return start(lastId.incrementAndGet(), request.scenario(), request.endpoint(), true);
  }

  synchronized Call start(long id, String scenario, Endpoint endpoint, boolean journaled) {
    lastId.accumulateAndGet(id, Math::max);
    Call call = new Call(id, scenario, endpoint, journaled);
    call.count(CallJournal.STARTED, CallCounts::oneStarted);
    return call;
  }

  /** One call; bill it when its content is made, end it when nothing more will be sent. */
  final class Call {

    private final long id;
    private final String scenario;
    private final Endpoint endpoint;
    private final boolean journaled;
    private final int bornIn = epoch;
    private final AtomicBoolean ended = new AtomicBoolean();

    private Call(long id, String scenario, Endpoint endpoint, boolean journaled) {
      this.id = id;
      this.scenario = scenario;
      this.endpoint = endpoint;
      this.journaled = journaled;
    }

    void bill() {
      count(CallJournal.BILLED, CallCounts::oneBilled);
    }

    /** The first end counts. */
    void end(boolean withAnswer) {
      if (ended.compareAndSet(false, true)) {
        count(
            withAnswer ? CallJournal.ANSWERED : CallJournal.FAILED,
            counts -> counts.oneEnded(withAnswer));
      }
    }

    private void count(String event, UnaryOperator<CallCounts> change) {
      synchronized (Calls.this) {
        if (bornIn != epoch) {
          return;
        }
        byScenario
            .computeIfAbsent(scenario, any -> new EnumMap<>(Endpoint.class))
            .compute(
                endpoint, (any, counts) -> change.apply(counts == null ? CallCounts.NONE : counts));
        if (journaled) {
          journal.append(id, scenario, endpoint, event);
        }
      }
    }
  }
}
