package io.storycast.local;

import io.storycast.testing.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** The services as processes, started from the jars that are shipped. */
final class Fleet implements AutoCloseable {

  private final Map<String, String> environment;
  private final Path logs;
  private final List<Instance> instances = new CopyOnWriteArrayList<>();
  private final AtomicInteger starts = new AtomicInteger();

  /**
   * @param environment what every service reads
   * @param logs where each process gets a file
   */
  Fleet(Map<String, String> environment, Path logs) {
    this.environment = environment;
    this.logs = logs;
  }

  /** Starts one more process of a service, on free ports. */
  Instance start(String service, Map<String, String> more) {
    int apiPort = Ports.free();
    int managementPort = Ports.free();
    Path log = logs.resolve("%s-%d.log".formatted(service, starts.incrementAndGet()));
    ProcessBuilder builder =
        new ProcessBuilder(command(service)).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    builder.environment().put("PORT", Integer.toString(apiPort));
    builder.environment().put("MANAGEMENT_PORT", Integer.toString(managementPort));
    builder.environment().putAll(more);
    try {
      Files.createDirectories(logs);
      Instance instance = new Instance(service, builder.start(), apiPort, managementPort, log);
      instances.add(instance);
      return instance;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The living processes of a service. */
  List<Instance> of(String service) {
    return living().stream().filter(instance -> instance.service().equals(service)).toList();
  }

  /** Kills every process. */
  @Override
  public void close() {
    living().forEach(instance -> instance.process().destroyForcibly());
    living().forEach(Instance::kill);
  }

  private List<Instance> living() {
    return instances.stream().filter(instance -> instance.process().isAlive()).toList();
  }

  private static List<String> command(String service) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // Many processes on few cores: the time goes into starting, not into running long.
    command.addAll(
        List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto"));
    command.addAll(List.of("-jar", jar(service).toString()));
    return command;
  }

  private static Path jar(String service) {
    Path target = Path.of("..", service, "target").toAbsolutePath().normalize();
    try (Stream<Path> files = Files.list(target)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith("-exec.jar"))
          .findAny()
          .orElseThrow(() -> new IllegalStateException("no jar of " + service + " in " + target));
    } catch (IOException e) {
      throw new UncheckedIOException(service + " is not built", e);
    }
  }
}
