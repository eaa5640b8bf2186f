package io.storycast.benchmarks.startup;

import io.storycast.benchmarks.Benchmark;
import io.storycast.benchmarks.Findings;
import io.storycast.benchmarks.Median;
import io.storycast.benchmarks.Run;
import io.storycast.local.Service;
import io.storycast.testing.EmbeddedKafka;
import io.storycast.testing.EmbeddedPostgres;
import io.storycast.testing.EmbeddedS3;
import io.storycast.testing.Ports;
import io.storycast.testing.simulator.ProviderSimulator;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Each service from its start to ready, and all of them while nothing happens. */
public final class StartUpBenchmark implements Benchmark {

  private static final String TOKEN = "benchmark-token";
  private static final String IDLE = ".idle.cpu.ms.per.s";
  private static final String COMPILING = ".compiling.ms.per.s";
  private static final String PLAIN = "jar";
  private static final String CACHED = "AOT cache";
  private static final double MS_PER_S = 1000;

  /** What a JVM does after a start, compiling above all, is over by then. */
  private static final int SETTLING_S = 30;

  private static final int IDLE_S = 60;

  private final Map<String, List<Double>> figures = new LinkedHashMap<>();

  @Override
  public String name() {
    return "start-up";
  }

  @Override
  public String question() {
    return "How soon is a service ready, and what does it take while nothing happens?";
  }

  @Override
  public Findings measure(Run run) throws Exception {
    try (EmbeddedPostgres postgres =
            EmbeddedPostgres.at(Ports.free(), run.work().resolve("postgres"), true).start();
        EmbeddedKafka kafka = EmbeddedKafka.temporary().start().createTopics();
        EmbeddedS3 s3 = EmbeddedS3.temporary().start();
        ProviderSimulator provider = ProviderSimulator.temporary().start()) {
      Map<String, String> environment = environment(postgres, kafka, s3, provider);
      Packaging packaging = new Packaging(run);
      for (Service service : Service.values()) {
        run.progress().accept("making the cache of " + service.serviceName());
        packaging.prepare(service, environment);
      }
      start(run, PLAIN, packaging, environment, false); // migrations, and the page cache
      for (int round = 1; round <= run.rounds(); round++) {
        start(run, PLAIN, packaging, environment, true);
        start(run, CACHED, packaging, environment, true);
      }
    }
    Demo demo = Demo.run(run);
    figures.put("demo.seconds.to.ready", List.of(demo.secondsToReady()));
    figures.put("demo.seconds.to.first.mp3", List.of(demo.secondsToFirst()));
    return findings(demo);
  }

  private void start(
      Run run, String how, Packaging packaging, Map<String, String> environment, boolean counts)
      throws Exception {
    Map<Service, Started> all = new EnumMap<>(Service.class);
    try {
      for (Service service : Service.values()) {
        run.progress().accept("%s: %s".formatted(how, service.serviceName()));
        List<String> command =
            how.equals(PLAIN) ? packaging.plain(service) : packaging.cached(service);
        all.put(
            service,
            Started.start(
                command, environment, run.work().resolve(service.serviceName() + ".log")));
      }
      if (counts) {
        all.forEach((service, started) -> noteStart(key(service, how), started));
        noteIdle(how, all);
      }
    } finally {
      all.values().forEach(Started::close);
    }
  }

  private void noteStart(String key, Started started) {
    note(key + ".s.to.ready", started.secondsToReady());
    note(key + ".cpu.s.to.ready", started.cpuMsToReady() / MS_PER_S);
  }

  private void noteIdle(String how, Map<Service, Started> all) throws InterruptedException {
    Thread.sleep(SETTLING_S * 1000L);
    Map<Service, Idle> before = new EnumMap<>(Service.class);
    all.forEach((service, started) -> before.put(service, Idle.of(started)));
    Thread.sleep(IDLE_S * 1000L);
    all.forEach(
        (service, started) -> {
          Idle earlier = Objects.requireNonNull(before.get(service));
          Idle now = Idle.of(started);
          note(key(service, how) + IDLE, (now.cpuMs() - earlier.cpuMs()) / IDLE_S);
          note(key(service, how) + COMPILING, (now.compilerMs() - earlier.compilerMs()) / IDLE_S);
          note(key(service, how) + ".resident.mb", started.residentMegabytes());
        });
  }

  /** Processor time at one moment. */
  private record Idle(double cpuMs, double compilerMs) {

    static Idle of(Started started) {
      return new Idle(started.cpuMs(), started.compilerCpuMs());
    }
  }

  private void note(String name, double value) {
    figures.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
  }

  private static String key(Service service, String how) {
    return service.serviceName() + ", " + how;
  }

  private static Map<String, String> environment(
      EmbeddedPostgres postgres, EmbeddedKafka kafka, EmbeddedS3 s3, ProviderSimulator provider) {
    Map<String, String> environment = new HashMap<>();
    environment.put("KAFKA_BROKERS", kafka.brokers());
    environment.put("DATABASE_URL", postgres.database().url());
    environment.put("SILICONFLOW_BASE_URL", provider.baseUrl().toString());
    environment.put("S3_ENDPOINT", s3.endpoint().toString());
    environment.put("S3_BUCKET", s3.bucket());
    environment.put("S3_ACCESS_KEY", s3.accessKey());
    environment.put("S3_SECRET_KEY", s3.secretKey());
    environment.put("CLOUDFLARE_R2_PUBLIC_URL", s3.publicUrl().toString());
    environment.put("CRON_SECRET", TOKEN);
    environment.put("API_TOKEN", TOKEN);
    environment.put("MANAGEMENT_TOKEN", TOKEN);
    return environment;
  }

  private Findings findings(Demo demo) {
    List<List<String>> rows = new ArrayList<>();
    for (Service service : Service.values()) {
      for (String how : List.of(PLAIN, CACHED)) {
        String key = key(service, how);
        rows.add(
            List.of(
                service.serviceName(),
                how,
                cell(key + ".s.to.ready"),
                cell(key + ".cpu.s.to.ready"),
                cell(key + ".resident.mb"),
                cell(key + IDLE),
                cell(key + COMPILING)));
      }
    }
    return new Findings(
        List.of(
            "Options of the images; a heap of half of the memory that the Kubernetes manifests"
                + " allow: 256 MB, audio-service 384 MB.",
            "The services start one after the other; those before run on. PostgreSQL (durable),"
                + " Kafka, the bucket and the provider are in the process that measures, and on"
                + " the same processors.",
            "Resident and idle: all five run, %d s after the last start, for %d s."
                .formatted(SETTLING_S, IDLE_S),
            "The AOT cache is made as in the Dockerfile, but with the whole JDK.",
            ("`./storycast demo`, built already: all parts are ready after %.1f s, and the first"
                    + " MP3 was fetched and decoded after %.1f s; once, not in rounds.")
                .formatted(demo.secondsToReady(), demo.secondsToFirst())),
        List.of(
            "service",
            "as",
            "s to ready",
            "CPU s to ready",
            "resident MB",
            "idle CPU ms/s",
            "of it compiling"),
        rows,
        figures);
  }

  private String cell(String figure) {
    List<Double> values = Objects.requireNonNull(figures.get(figure));
    return String.format(Locale.ROOT, "%.1f", Median.of(values));
  }
}
