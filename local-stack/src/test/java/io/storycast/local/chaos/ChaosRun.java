package io.storycast.local.chaos;

import static org.awaitility.Awaitility.await;

import io.storycast.local.e2e.Guarantees;
import io.storycast.local.e2e.Library;
import io.storycast.local.e2e.Pipeline;
import io.storycast.local.e2e.Topic;
import io.storycast.testing.simulator.Endpoint;
import io.storycast.testing.simulator.Latency;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** A system under load while one fault after the other is inflicted on it. */
final class ChaosRun implements AutoCloseable {

  private static final int AT_ONCE = 2;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Pipeline pipeline;
  private final long seed;
  private final Tally tally = new Tally();
  private final Crew crew;
  private final Load load;
  private final Set<String> hit = ConcurrentHashMap.newKeySet();
  private final List<Future<?>> spells = new ArrayList<>();
  private Duration settling = Duration.ZERO;

  ChaosRun(Pipeline pipeline, long seed) {
    this.pipeline = pipeline;
    this.seed = seed;
    pipeline.simulator.latency(Endpoint.CHAT, Latency.logNormal(Duration.ofMillis(700), 0.5, seed));
    pipeline.simulator.latency(
        Endpoint.SPEECH, Latency.logNormal(Duration.ofMillis(400), 0.5, seed));
    // Ten deaths in three minutes may well hit the same story more than five times.
    crew =
        new Crew(
            pipeline,
            Map.of(
                "STORYCAST_STAGE_RETRY_ABANDONEDEXECUTIONS",
                "50",
                "STAGE_SHUTDOWN_GRACE",
                "2s",
                "MAX_IN_FLIGHT",
                "40"),
            tally);
    load = new Load(pipeline, tally);
  }

  /** Inflicts faults for a while, and on until every service has died at each of its points. */
  void go(Duration length) throws Exception {
    Schedule schedule = new Schedule(seed);
    Injector injector = new Injector(pipeline, crew, seed);
    Instant end = Instant.now().plus(length);
    Instant end2 = end.plus(PATIENCE);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      while (Instant.now().isBefore(crew.diedEverywhere() ? end : end2)) {
        Spell spell = schedule.next();
        awaitTurn(spell);
        spells.add(threads.submit(() -> inflict(injector, spell)));
        Injector.pause(schedule.pause());
      }
    }
    for (Future<?> spell : spells) {
      spell.get();
    }
  }

  /** Ends every fault and waits until everything is told. */
  void settle() throws InterruptedException {
    pipeline.network.pass();
    pipeline.simulator.faults().clear();
    pipeline.simulator.dropHanging();
    load.close();
    Instant begin = Instant.now();
    crew.awaitReady();
    Library library = pipeline.library();
    await("every story is told")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(1))
        .ignoreExceptions()
        .until(
            () -> {
              pipeline.operator().generate(50);
              return load.scenarios().stream()
                  .allMatch(id -> library.jobOf(id).startsWith("succeeded"));
            });
    settling = Duration.between(begin, Instant.now());
    // All that ever happened, once more and long after: nothing may come of it.
    Topic.repeatAll(pipeline.kafka.brokers());
    Topic.awaitConsumed(pipeline.kafka.brokers());
  }

  Verdict verdict() {
    return new Verdict(
        pipeline,
        tally,
        new Guarantees(pipeline, load.scenarios()),
        load.scenarios(),
        load.hopeless(),
        settling);
  }

  Tally tally() {
    return tally;
  }

  Crew crew() {
    return crew;
  }

  @Override
  public void close() throws InterruptedException {
    load.close();
    crew.close();
    pipeline.network.pass();
    pipeline.simulator.reset();
  }

  private void awaitTurn(Spell spell) {
    await()
        .atMost(2, TimeUnit.MINUTES)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> hit.size() < AT_ONCE && hit.add(spell.target()));
  }

  private Void inflict(Injector injector, Spell spell) throws InterruptedException {
    try {
      injector.inflict(spell);
      tally.inflicted(spell.trouble());
      load.faultEnded();
    } finally {
      hit.remove(spell.target());
    }
    return null;
  }
}
