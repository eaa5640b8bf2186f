package io.storycast.benchmarks.scheduler;

import io.storycast.benchmarks.Run;
import io.storycast.local.Service;
import io.storycast.local.ServiceProcess;
import io.storycast.local.StackHome;
import io.storycast.testing.Database;
import io.storycast.testing.EmbeddedKafka;
import io.storycast.testing.Ports;
import java.time.Duration;
import java.util.Map;

/** A scheduler-service that claims nothing by itself. */
public final class SchedulerProcess implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final String TOKEN = "benchmark-token";

  private final ServiceProcess process;
  private final int port;

  private SchedulerProcess(ServiceProcess process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Starts it and waits until it is ready; it makes its tables where they are missing. */
  public static SchedulerProcess start(Run run, Database database, EmbeddedKafka kafka) {
    int port = Ports.free();
    Map<String, String> environment =
        Map.of(
            "KAFKA_BROKERS",
            kafka.brokers(),
            "DATABASE_URL",
            database.url(),
            "PORT",
            Integer.toString(port),
            "CRON_SECRET",
            TOKEN,
            "API_TOKEN",
            TOKEN,
            "MAX_IN_FLIGHT",
            "100000",
            "DAILY_MAX_GENERATIONS",
            "100000",
            "BACKFILL_INTERVAL",
            "1h");
    Service scheduler = Service.SCHEDULER;
    ServiceProcess process =
        new ServiceProcess(
                StackHome.at(run.work()),
                scheduler.launch(
                    scheduler.serviceName(), scheduler.jar(run.root()), Ports.free(), environment))
            .start();
    process.awaitReady(PATIENCE);
    return new SchedulerProcess(process, port);
  }

  public Api api() {
    return new Api("http://127.0.0.1:" + port, TOKEN);
  }

  public long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    process.close();
  }
}
