package io.storycast.stage.gate;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.storycast.contracts.StageControl;
import io.storycast.contracts.StageStatus.Pause;
import io.storycast.stage.gate.Breaker.Closed;
import io.storycast.stage.gate.Breaker.HalfOpen;
import io.storycast.stage.gate.Breaker.Open;
import io.storycast.stage.gate.Breaker.Outage;
import io.storycast.stage.gate.Breakers.Change;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/** One log line, and one count, for each thing that stops the stage or sets it going. */
public final class GateJournal {

  private static final Logger LOG = LoggerFactory.getLogger("io.storycast.stage");

  private final String stage;
  private final MeterRegistry meters;

  public GateJournal(String stage, MeterRegistry meters) {
    this.stage = stage;
    this.meters = meters;
  }

  /** This process, and no other one, changed a breaker's phase. */
  void changed(Change change) {
    Breaker after = change.after();
    switch (after.phase()) {
      case Open(Outage outage) ->
          of(line(Level.WARN, after, "open"), outage)
              .log(
                  change.before().closed()
                      ? "Stands still, a dependency is down: {}"
                      : "Goes on standing still, the dependency is still down: {}",
                  outage.message());
      case HalfOpen(Outage outage, Breaker.Probing probing) ->
          line(Level.INFO, after, "half-open")
              .addKeyValue("since", outage.since())
              .log("Tries a dependency again");
      case Closed() ->
          change
              .before()
              .outage()
              .ifPresent(
                  outage ->
                      line(Level.INFO, after, "closed")
                          .addKeyValue("since", outage.since())
                          .log("Goes on, the dependency is up again"));
    }
  }

  /** An order was taken that is newer than all before. */
  void ordered(StageControl order) {
    LOG.atLevel(order.action() == StageControl.Action.PAUSE ? Level.WARN : Level.INFO)
        .addKeyValue("stage", stage)
        .addKeyValue("by", order.by())
        .addKeyValue("orderedAt", order.orderedAt())
        .log(
            "Was told to {}: {}",
            order.action().name().toLowerCase(java.util.Locale.ROOT),
            order.reason());
  }

  /** A pause that is neither an order nor an outage began. */
  void paused(Pause pause) {
    LOG.atLevel(Level.WARN)
        .addKeyValue("stage", stage)
        .addKeyValue("cause", pause.cause())
        .addKeyValue("reason", pause.reasonCode())
        .addKeyValue("since", pause.since())
        .addKeyValue("retryAt", pause.retryAt())
        .log("Stands still: {}", pause.message());
  }

  /** Such a pause ended. */
  void resumed(Pause pause) {
    LOG.atLevel(Level.INFO)
        .addKeyValue("stage", stage)
        .addKeyValue("cause", pause.cause())
        .addKeyValue("since", pause.since())
        .log("No longer stands still for this: {}", pause.message());
  }

  private LoggingEventBuilder line(Level level, Breaker after, String to) {
    Counter.builder("storycast.stage.dependency.transitions")
        .description("How often this process changed what is known of a dependency")
        .tags("stage", stage, "dependency", after.dependency(), "to", to)
        .register(meters)
        .increment();
    return LOG.atLevel(level)
        .addKeyValue("stage", stage)
        .addKeyValue("dependency", after.dependency());
  }

  private static LoggingEventBuilder of(LoggingEventBuilder line, Outage outage) {
    return line.addKeyValue("cause", outage.cause())
        .addKeyValue("reason", outage.reasonCode())
        .addKeyValue("since", outage.since())
        .addKeyValue("probeAt", outage.probeAt());
  }
}
