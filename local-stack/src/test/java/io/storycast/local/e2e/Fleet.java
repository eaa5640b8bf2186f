package io.storycast.local.e2e;

import io.storycast.local.Service;
import io.storycast.local.ServiceProcess;
import io.storycast.local.StackHome;
import io.storycast.testing.Ports;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** The services as processes, started from the jars that are shipped. */
public final class Fleet implements AutoCloseable {

  private static final Path PROJECT = Path.of("..");

  private final Map<String, String> environment;
  private final StackHome home;
  private final List<Instance> instances = new CopyOnWriteArrayList<>();
  private final AtomicInteger starts = new AtomicInteger();

  /**
   * @param environment what every service reads
   * @param home where each process has its log
   */
  Fleet(Map<String, String> environment, StackHome home) {
    this.environment = environment;
    this.home = home;
  }

  /** Starts one more process of a service, on free ports. */
  public Instance start(Service service, Map<String, String> more) {
    int apiPort = Ports.free();
    Map<String, String> all = new HashMap<>(environment);
    all.put("PORT", Integer.toString(apiPort));
    if (service == Service.STORAGE) {
      all.put("LOG_FORMAT", "ecs"); // for the test that reads such lines
    }
    all.putAll(more);
    String name = service.serviceName() + "-" + starts.incrementAndGet();
    ServiceProcess process =
        new ServiceProcess(home, service.launch(name, service.jar(PROJECT), Ports.free(), all));
    Instance instance = new Instance(service, process.start(), apiPort);
    instances.add(instance);
    return instance;
  }

  /** The living processes of a service. */
  public List<Instance> of(Service service) {
    return instances.stream()
        .filter(instance -> instance.service() == service && instance.isAlive())
        .toList();
  }

  /** Kills every process. */
  @Override
  public void close() {
    instances.stream().filter(Instance::isAlive).forEach(Instance::kill);
  }
}
