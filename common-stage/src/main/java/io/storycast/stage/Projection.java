package io.storycast.stage;

import io.storycast.contracts.EventType;
import io.storycast.contracts.Fact;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A read model, declared: which facts it follows and how each changes it. Records are applied in
 * batches, each batch in one database transaction; a batch may be applied again.
 */
public final class Projection {

  private final String service;
  private final Map<EventType, BiConsumer<Fact, Delivery>> handlers = new LinkedHashMap<>();
  private @Nullable Consumer<DeadLetter> deadLetters;

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

  public String service() {
    return service;
  }

  public Set<EventType> facts() {
    return handlers.keySet();
  }

  public boolean followsDeadLetters() {
    return deadLetters != null;
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
}
