package io.storycast.local.chaos;

import io.storycast.local.e2e.Copier;
import io.storycast.local.e2e.Pipeline;
import io.storycast.testing.TcpProxy;
import io.storycast.testing.TcpProxy.Direction;
import io.storycast.testing.simulator.Endpoint;
import io.storycast.testing.simulator.Fault;
import io.storycast.testing.simulator.FaultKind;
import java.time.Duration;
import java.util.Random;

/** Brings a fault about, and ends it. */
final class Injector {

  private static final int SLOW_LINE = 20_000;

  private final Pipeline pipeline;
  private final Crew crew;
  private final Random random;

  Injector(Pipeline pipeline, Crew crew, long seed) {
    this.pipeline = pipeline;
    this.crew = crew;
    this.random = new Random(seed);
  }

  /** Returns when the fault is over. */
  void inflict(Spell spell) throws InterruptedException {
    switch (spell.trouble()) {
      case KILL -> crew.kill(spell.target());
      case TERMINATED -> crew.terminate(spell.target());
      case FREEZE -> crew.freeze(spell.target(), spell.length());
      case POSTGRES_RESTART -> restartPostgres(spell.length());
      case KAFKA_RESTART -> restartKafka(spell.length());
      case CUT -> proxy(spell).cut();
      case REFUSED -> during(spell, proxy(spell)::refuse);
      case HALF_OPEN -> during(spell, proxy(spell)::halfOpen);
      case MUTE -> during(spell, () -> proxy(spell).pause(Direction.ANSWERS));
      case SLOW -> during(spell, () -> slow(proxy(spell)));
      case THROTTLED -> during(spell, () -> throttle(proxy(spell)));
      case BACKENDS_TERMINATED -> Sessions.terminate(pipeline);
      case CONNECTIONS_EXHAUSTED -> Sessions.exhaust(pipeline, spell.length());
      case RATE_LIMITED -> provider(spell, FaultKind.RATE_LIMIT);
      case PROVIDER_DOWN -> provider(spell, FaultKind.SERVER_ERROR);
      case TRUNCATED -> provider(spell, FaultKind.TRUNCATED);
      case PROVIDER_HANGS -> provider(spell, FaultKind.HANG);
      case PROVIDER_SLOW -> provider(spell, FaultKind.SLOW);
      case DUPLICATES -> duplicate(spell.length());
    }
  }

  private void during(Spell spell, Runnable begin) throws InterruptedException {
    begin.run();
    try {
      pause(spell.length());
    } finally {
      proxy(spell).pass();
    }
  }

  private static void slow(TcpProxy proxy) {
    proxy.slow(Direction.REQUESTS, Duration.ofMillis(40));
    proxy.slow(Direction.ANSWERS, Duration.ofMillis(40));
  }

  private static void throttle(TcpProxy proxy) {
    proxy.throttle(Direction.REQUESTS, SLOW_LINE);
    proxy.throttle(Direction.ANSWERS, SLOW_LINE);
  }

  private void restartPostgres(Duration away) throws InterruptedException {
    if (random.nextBoolean()) {
      pipeline.postgres.kill();
    } else {
      pipeline.postgres.stop();
    }
    pause(away);
    pipeline.postgres.start();
  }

  private void restartKafka(Duration away) throws InterruptedException {
    pipeline.kafka.stop();
    pause(away);
    pipeline.kafka.start();
  }

  private void provider(Spell spell, FaultKind kind) throws InterruptedException {
    Endpoint endpoint = spell.target().equals(Schedule.SPEECH) ? Endpoint.SPEECH : Endpoint.CHAT;
    Fault fault = Fault.of(kind, endpoint);
    pipeline.simulator.faults().add(fault);
    try {
      pause(spell.length());
    } finally {
      pipeline.simulator.faults().remove(fault);
      pipeline.simulator.dropHanging();
    }
  }

  private void duplicate(Duration length) throws InterruptedException {
    try (Copier copier = new Copier(pipeline.kafka.brokers(), 1 + random.nextInt(3))) {
      pause(length);
    }
  }

  private TcpProxy proxy(Spell spell) {
    return switch (spell.target()) {
      case Schedule.POSTGRES -> pipeline.network.postgres();
      case Schedule.KAFKA -> pipeline.network.kafka();
      case Schedule.S3 -> pipeline.network.s3();
      case Schedule.LANGUAGE_MODEL -> pipeline.network.languageModel();
      default -> pipeline.network.speech();
    };
  }

  /** The length of a fault is what the schedule drew, not a wait for something to happen. */
  static void pause(Duration time) throws InterruptedException {
    Thread.sleep(time);
  }
}
