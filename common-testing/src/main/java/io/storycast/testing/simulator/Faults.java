package io.storycast.testing.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** The faults to come. The first that matches a call hits it; one call is hit by one fault. */
public final class Faults {

  private final List<Pending> pending = new ArrayList<>();

  /**
   * A fault and how many calls it will still hit.
   *
   * @param remaining null for all to come
   */
  public record Due(Fault fault, @Nullable Integer remaining) {}

  /** Adds a fault behind the others. */
  public synchronized void add(Fault fault) {
    pending.add(new Pending(fault));
  }

  public synchronized List<Due> due() {
    return pending.stream().map(Pending::due).toList();
  }

  /** Removes a fault that was added; those it hit are hit. */
  public synchronized void remove(Fault fault) {
    pending.removeIf(due -> due.fault == fault);
  }

  public synchronized void clear() {
    pending.clear();
  }

  synchronized Optional<Fault> hit(ProviderRequest request) {
    Optional<Pending> hit = pending.stream().filter(fault -> fault.hits(request)).findFirst();
    hit.filter(Pending::isUsedUp).ifPresent(pending::remove);
    return hit.map(due -> due.fault);
  }

  private static final class Pending {

    private final Fault fault;
    private final Random random;
    private int hits;

    Pending(Fault fault) {
      this.fault = fault;
      this.random = new Random(fault.seed());
    }

    boolean hits(ProviderRequest request) {
      boolean hit = fault.matches(request) && random.nextDouble() < fault.probability();
      hits += hit ? 1 : 0;
      return hit;
    }

    boolean isUsedUp() {
      return fault.times() != null && hits >= fault.times();
    }

    Due due() {
      return new Due(fault, fault.times() == null ? null : fault.times() - hits);
    }
  }
}
