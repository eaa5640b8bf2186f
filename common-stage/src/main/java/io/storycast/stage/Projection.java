package io.storycast.stage;

import io.storycast.contracts.EventType;
import io.storycast.contracts.Fact;
import io.storycast.contracts.StageStatus;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A read model, declared: which facts it follows and how each changes it. Records are applied in
 * batches, each batch in one database transaction; a batch may be applied again. A service may
 * declare one for each of its features: they are fed together.
 */
public final class Projection {

  private final String service;
  private final Map<EventType, BiConsumer<Fact, Delivery>> handlers = new LinkedHashMap<>();
  private @Nullable Consumer<DeadLetter> deadLetters;
  private @Nullable Consumer<StageStatus> statuses;

  private Projection(String service) {
    this.service = service;
  }

  /**
   * @param service the service's name in dead-letter topics
   */
  public static Projection of(String service) {
    return new Projection(service);
  }

  /** Follows one more kind of fact. */
  public <I extends Fact> Projection on(Class<I> fact, BiConsumer<I, Delivery> change) {
    handlers.put(
        EventType.ofRecord(fact), (any, delivery) -> change.accept(fact.cast(any), delivery));
    return this;
  }

  /** Follows the dead letters of every service. */
  public Projection onDeadLetter(Consumer<DeadLetter> change) {
    deadLetters = change;
    return this;
  }

  /** Follows what the instances of the stages report. A report that is unusable is left out. */
  public Projection onStatus(Consumer<StageStatus> change) {
    statuses = change;
    return this;
  }

  /** Both read models as one: what both follow changes this one first. */
  public Projection and(Projection other) {
    Projection both = new Projection(service);
    both.handlers.putAll(handlers);
    other.handlers.forEach(
        (type, change) -> both.handlers.merge(type, change, BiConsumer::andThen));
    both.deadLetters = joined(deadLetters, other.deadLetters);
    both.statuses = joined(statuses, other.statuses);
    return both;
  }

  private static <T> @Nullable Consumer<T> joined(
      @Nullable Consumer<T> first, @Nullable Consumer<T> second) {
    if (first == null) {
      return second;
    }
    return second == null ? first : first.andThen(second);
  }

  public String service() {
    return service;
  }

  public Set<EventType> facts() {
    return handlers.keySet();
  }

  public boolean followsDeadLetters() {
    return deadLetters != null;
  }

  public boolean followsStatuses() {
    return statuses != null;
  }

  /** Applies one fact; facts it does not follow change nothing. */
  public void apply(Fact fact, Delivery delivery) {
    BiConsumer<Fact, Delivery> change = handlers.get(EventType.of(fact));
    if (change != null) {
      change.accept(fact, delivery);
    }
  }

  /** Applies one dead letter. */
  public void apply(DeadLetter letter) {
    if (deadLetters != null) {
      deadLetters.accept(letter);
    }
  }

  /** Applies one report. */
  public void apply(StageStatus status) {
    if (statuses != null) {
      statuses.accept(status);
    }
  }
}
