package io.storycast.local.chaos;

import io.storycast.local.Service;
import io.storycast.local.e2e.Instance;
import io.storycast.local.e2e.Pipeline;
import io.storycast.testing.simulator.Endpoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One process of each service, started again whenever it dies. One service after the other lives
 * through its named points: each life is armed with the next one, at which it halts by itself. All
 * services at once would spend the time with starting.
 */
final class Crew implements AutoCloseable {

  private static final List<String> OF_A_STAGE =
      List.of("after-landing", "before-record", "after-record", "after-emit");
  private static final List<String> OF_THE_SCHEDULER = List.of("before-publish", "after-publish");
  private static final Duration LOOK = Duration.ofMillis(100);
  private static final Duration WAIT_FOR_A_CALL = Duration.ofSeconds(3);

  private final Pipeline pipeline;
  private final Map<String, String> settings;
  private final Tally tally;
  private final Map<Service, Instance> onDuty = new EnumMap<>(Service.class);
  private final Map<Service, Deque<String>> points = new EnumMap<>(Service.class);
  private final Map<Service, String> armed = new EnumMap<>(Service.class);
  private final Deque<Service> turns =
      new ArrayDeque<>(List.of(Service.STORY, Service.AUDIO, Service.STORAGE, Service.SCHEDULER));
  private final Thread watch;
  private volatile boolean watching = true;

  Crew(Pipeline pipeline, Map<String, String> settings, Tally tally) {
    this.pipeline = pipeline;
    this.settings = settings;
    this.tally = tally;
    for (Service service : Service.PIPELINE) {
      pipeline.fleet.of(service).forEach(Instance::kill);
      points.put(
          service, new ArrayDeque<>(service == Service.SCHEDULER ? OF_THE_SCHEDULER : OF_A_STAGE));
      start(service);
    }
    List.copyOf(onDuty.values()).forEach(Instance::awaitReady);
    watch = Thread.ofPlatform().name("crew").start(this::watch);
  }

  /** Kills a service; one that buys answers, while it waits for one. */
  void kill(String serviceName) throws InterruptedException {
    Service service = named(serviceName);
    long deadline = System.nanoTime() + WAIT_FOR_A_CALL.toNanos();
    while (buys(service) && !isBuying(service) && System.nanoTime() < deadline) {
      Injector.pause(Duration.ofMillis(20));
    }
    onDuty(service).kill();
  }

  /** Ends a service as Kubernetes does; what it cannot finish in its grace it releases. */
  void terminate(String serviceName) {
    onDuty(named(serviceName)).process().stop();
  }

  void freeze(String serviceName, Duration length) throws InterruptedException {
    Service service = named(serviceName);
    Instance instance = onDuty(service);
    if (!instance.isAlive()) {
      return;
    }
    instance.process().freeze();
    try {
      tally.frozen(Ledger.of(pipeline, service).open());
      Injector.pause(length);
    } finally {
      instance.process().thaw();
    }
  }

  /** Whether every service has died at each of its points. */
  synchronized boolean diedEverywhere() {
    return turns.isEmpty();
  }

  /** The points at which a service has not died. */
  synchronized Map<Service, Deque<String>> notDiedAt() {
    Map<Service, Deque<String>> left = new EnumMap<>(points);
    left.values().removeIf(Deque::isEmpty);
    return left;
  }

  /** Waits until all take work. */
  void awaitReady() {
    for (Service service : Service.PIPELINE) {
      onDuty(service).awaitReady();
    }
  }

  /** The process of a service that runs now, or was the last to run. */
  synchronized Instance onDuty(Service service) {
    return onDuty.get(service);
  }

  /** Ends the processes: they have settings with which no other test should meet them. */
  @Override
  public void close() throws InterruptedException {
    watching = false;
    watch.join();
    Service.PIPELINE.forEach(service -> onDuty(service).kill());
  }

  private void watch() {
    while (watching) {
      try {
        for (Service service : Service.PIPELINE) {
          if (!onDuty(service).isAlive()) {
            buried(service);
            start(service);
          }
        }
        passTheTurn();
        Injector.pause(LOOK);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  /** What it had in flight is known once nothing of it runs, and before anything new does. */
  private synchronized void buried(Service service) {
    @Nullable String point = armed.remove(service);
    boolean reached = point != null && Files.exists(marker(service, point));
    if (point != null && !reached) {
      points.get(service).addFirst(point);
    }
    tally.died(
        service.serviceName() + (reached ? " " + point : " ended from outside"),
        reached,
        buys(service) ? Ledger.of(pipeline, service).open() : new TreeSet<>());
  }

  private void passTheTurn() {
    @Nullable Instance next = null;
    synchronized (this) {
      @Nullable Service now = turns.peek();
      if (now != null && points.get(now).isEmpty() && !armed.containsKey(now)) {
        turns.poll();
        next = turns.isEmpty() ? null : onDuty.get(turns.getFirst());
      }
    }
    if (next != null) {
      next.kill();
    }
  }

  private synchronized void start(Service service) {
    Map<String, String> environment = new HashMap<>(settings);
    @Nullable String point = service == turns.peek() ? points.get(service).poll() : null;
    if (point != null) {
      armed.put(service, point);
      environment.put("STORYCAST_FAILPOINT", point + ":" + marker(service, point));
    }
    onDuty.put(service, pipeline.fleet.start(service, environment));
  }

  private Path marker(Service service, String point) {
    return pipeline.work.resolve("chaos-%s-%s".formatted(service.serviceName(), point));
  }

  private boolean isBuying(Service service) {
    Endpoint endpoint = service == Service.STORY ? Endpoint.CHAT : Endpoint.SPEECH;
    return pipeline.simulator.calls().total(endpoint).inFlight() > 0;
  }

  static boolean buys(Service service) {
    return service == Service.STORY || service == Service.AUDIO;
  }

  private static Service named(String name) {
    return Service.PIPELINE.stream()
        .filter(service -> service.serviceName().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
