package io.storycast.stage;

import io.storycast.contracts.EventType;
import io.storycast.contracts.Fact;
import java.util.ArrayList;
import java.util.List;

/**
 * A stage, declared: which facts it consumes and what it does with each. Everything else - landing,
 * recording, emitting, retrying, giving up - comes from the engine.
 */
public final class Stage {

  private final String name;
  private final String service;
  private final List<Handler<?>> handlers;

  private Stage(String name, String service, List<Handler<?>> handlers) {
    this.name = name;
    this.service = service;
    this.handlers = List.copyOf(handlers);
  }

  /**
   * What the stage does with one kind of fact.
   *
   * @param <I> the fact that comes in
   */
  public record Handler<I extends Fact>(Class<I> fact, Work<I> work) {

    public EventType eventType() {
      return EventType.ofRecord(fact);
    }
  }

  /**
   * @param name the stage's name in logs, metrics and orders, for example {@code story}
   * @param service the service's name in dead-letter topics, for example {@code story-service}
   */
  public static Builder named(String name, String service) {
    return new Builder(name, service);
  }

  public String name() {
    return name;
  }

  public String service() {
    return service;
  }

  public List<Handler<?>> handlers() {
    return handlers;
  }

  /** Collects the facts a stage consumes. */
  public static final class Builder {

    private final String name;
    private final String service;
    private final List<Handler<?>> handlers = new ArrayList<>();

    private Builder(String name, String service) {
      this.name = name;
      this.service = service;
    }

    /** Consumes one more kind of fact. */
    public <I extends Fact> Builder on(Class<I> fact, Work<I> work) {
      handlers.add(new Handler<>(fact, work));
      return this;
    }

    public Stage build() {
      if (handlers.isEmpty()) {
        throw new IllegalStateException("stage " + name + " consumes nothing");
      }
      return new Stage(name, service, handlers);
    }
  }
}
