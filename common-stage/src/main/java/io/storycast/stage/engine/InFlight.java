package io.storycast.stage.engine;

import io.storycast.contracts.Fact;
import io.storycast.contracts.Headers;
import io.storycast.stage.Attempt;
import io.storycast.stage.Step;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The work this process is doing now, so that it can be told to stop. */
public final class InFlight {

  private final Set<Running> running = ConcurrentHashMap.newKeySet();
  private volatile boolean stopping;

  /** One execution; it is also what the work sees of its circumstances. */
  public final class Running implements Attempt, AutoCloseable {

    private final String scenarioId;
    private final int revision;
    private final int jobAttempt;
    private final int number;
    private final boolean first;
    private final Step step;
    private final CallTime calls = new CallTime();
    private @Nullable Thread thread;
    private volatile boolean cancelled;

    private Running(Fact inbound, Outcome outcome) {
      InboundRecord record = outcome.obligation().record();
      this.scenarioId = inbound.scenarioId();
      this.revision = inbound.revision();
      this.jobAttempt = record.attempt();
      this.number = outcome.obligation().tries() + 1;
      this.first =
          outcome.firstExecution() && jobAttempt == 1 && record.header(Headers.REPLAY_ID) == null;
      this.step = outcome.step();
      this.thread = Thread.currentThread();
    }

    public String scenarioId() {
      return scenarioId;
    }

    public int revision() {
      return revision;
    }

    /** Which story it is, for the gate. */
    String story() {
      return scenarioId + "/" + revision;
    }

    public int jobAttempt() {
      return jobAttempt;
    }

    @Override
    public int number() {
      return number;
    }

    @Override
    public boolean isFirst() {
      return first;
    }

    @Override
    public Step step(String name) {
      return step.below(name, Step.Kind.INTERNAL);
    }

    /** Begins a call to somebody else; several may be open at once. */
    public Step beginCall(String name) {
      calls.opened(System.nanoTime());
      return step.below(name, Step.Kind.CLIENT);
    }

    public void endCall() {
      calls.closed(System.nanoTime());
    }

    /** How long calls to others took so far. */
    Duration inCalls() {
      return calls.total();
    }

    @Override
    public boolean cancelled() {
      return cancelled || stopping;
    }

    boolean wasCancelled() {
      return cancelled;
    }

    /** Tells the work to stop: it sees {@link #cancelled()}, and its thread is interrupted. */
    public synchronized void cancel() {
      cancelled = true;
      if (thread != null) {
        thread.interrupt();
      }
    }

    /** From here on a cancellation no longer interrupts the thread: the provider's part is over. */
    synchronized void settle() {
      thread = null;
      // An interrupt that came too late must not hit the recording or the emission.
      var _ = Thread.interrupted();
    }

    @Override
    public void close() {
      running.remove(this);
    }
  }

  Running begin(Fact inbound, Outcome outcome) {
    Running execution = new Running(inbound, outcome);
    running.add(execution);
    return execution;
  }

  /** The execution that works on a story now. */
  public Optional<Running> of(String scenarioId, int revision) {
    return running.stream()
        .filter(one -> one.scenarioId.equals(scenarioId) && one.revision == revision)
        .findAny();
  }

  /** What is running now. */
  public Collection<Running> running() {
    return List.copyOf(running);
  }

  public int count() {
    return running.size();
  }

  /** The process is stopping: long work ends early and is released. */
  public void stop() {
    stopping = true;
  }

  boolean stopping() {
    return stopping;
  }
}
