package io.storycast.local;

import io.storycast.testing.simulator.ProviderSimulator;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The provider simulator alone, for a container: on {@code PORT} (8090), with its counts in the
 * folder {@code SIMULATOR_DATA}, until it is told to stop.
 */
public final class Simulator {

  private static final Logger LOG = LoggerFactory.getLogger(Simulator.class);

  private Simulator() {}

  public static void main(String[] arguments) throws InterruptedException {
    Map<String, String> environment = System.getenv();
    int port = Integer.parseInt(environment.getOrDefault("PORT", "8090"));
    String folder =
        environment.getOrDefault("SIMULATOR_DATA", System.getProperty("java.io.tmpdir"));
    ProviderSimulator simulator =
        ProviderSimulator.open(port, Path.of(folder, "calls.journal")).start();
    Runtime.getRuntime().addShutdownHook(new Thread(simulator::close, "stop"));
    LOG.info("a simulated provider listens on port {}; no model is asked", port);
    new CountDownLatch(1).await();
  }
}
