package io.storycast.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The whole system on one machine: the platform in this JVM, each service in one of its own. Stops
 * everything on SIGTERM, SIGINT, or when a tethered stack's standard input ends.
 */
public final class LocalStack implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LocalStack.class);

  private static final List<String> PARTS = List.of("kafka", "postgres", "s3", "simulator");
  private static final Duration READY_PATIENCE = Duration.ofMinutes(3);
  private static final Duration STOP_PATIENCE = Duration.ofMinutes(1);
  private static final int USAGE_ERROR = 2;
  private static final int ALREADY_RUNNING = 3;

  private final StackOptions options;
  private final Environment environment;
  private final StackLock lock;
  private final StackStatus status;
  private final PortBook ports;
  private final List<Supervisor> supervisors = new ArrayList<>();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private @Nullable Platform platform;
  private boolean closed;

  LocalStack(StackOptions options, Environment environment) {
    this.options = options;
    this.environment = environment;
    this.lock = StackLock.take(options.home());
    this.status = new StackStatus(options.home());
    this.ports = new PortBook(options.home().portsFile());
  }

  /** Runs until it is told to stop; exits with 0 then, and with another code when it fails. */
  public static void main(String[] arguments) throws InterruptedException {
    allowManyCarriers();
    StackOptions options = parse(arguments);
    LocalStack stack;
    try {
      stack = new LocalStack(options, new Environment(System.getenv()));
    } catch (StackFailure e) {
      LOG.error("{}", e.getMessage());
      System.exit(ALREADY_RUNNING);
      return;
    }
    Runtime.getRuntime().addShutdownHook(new Thread(stack::closeInTime, "stop"));
    if (options.tethered()) {
      Tether.exitWithParent(STOP_PATIENCE.toMillis());
    }
    try {
      stack.start();
      // With every dependency external, no other thread would keep this JVM alive.
      stack.stopped.await();
    } catch (RuntimeException e) {
      stack.fail(e);
      System.exit(1);
    }
  }

  /** Returns when everything is ready; throws {@link StackFailure} when it will not be. */
  void start() {
    LOG.info("starting in {}, process {}", options.home(), ProcessHandle.current().pid());
    status.state(StackStatus.STARTING);
    Leftovers.end(options.home());
    Map<Service, Path> jars = jars();
    Platform starting = startPlatform();
    startServices(starting, jars);
    try {
      CompletableFuture.allOf(
              supervisors.stream().map(Supervisor::firstReady).toArray(CompletableFuture[]::new))
          .get(READY_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new StackFailure("not everything is ready after " + READY_PATIENCE.toSeconds() + " s");
    } catch (ExecutionException e) {
      throw StackFailure.because(e.getCause() == null ? e : e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackFailure("interrupted", e);
    }
    status.state(StackStatus.READY);
    LOG.info("everything is ready");
  }

  /** The services first, because they need the platform to finish their work. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    LOG.info("stopping");
    boolean failed = status.isFailed();
    if (!failed) {
      status.state(StackStatus.STOPPING);
    }
    try (ExecutorService threads = Executors.newCachedThreadPool()) {
      supervisors.forEach(supervisor -> threads.execute(supervisor::stop));
    }
    if (platform != null) {
      platform.close();
    }
    if (!failed) {
      status.state(StackStatus.STOPPED);
    }
    lock.close();
    LOG.info("stopped");
    stopped.countDown();
  }

  private void closeInTime() {
    Tether.haltAfter(STOP_PATIENCE.toMillis());
    close();
  }

  /**
   * The embedded servers answer on virtual threads. As many carriers as processors are too few for
   * threads that load classes, see {@link Platform}. Read by the JDK with the first virtual thread.
   */
  private static void allowManyCarriers() {
    System.setProperty(ServiceLaunch.CARRIERS, ServiceLaunch.MANY_CARRIERS);
  }

  private void fail(RuntimeException e) {
    String reason = String.valueOf(e.getMessage());
    if (e instanceof StackFailure) {
      LOG.error("{}", reason, e.getCause());
    } else {
      LOG.error("the stack does not start", e);
    }
    status.failed(reason);
  }

  private Map<Service, Path> jars() {
    Map<Service, Path> jars = new EnumMap<>(Service.class);
    options.services().forEach(service -> jars.put(service, service.jar(options.root())));
    return jars;
  }

  private synchronized Platform startPlatform() {
    Platform starting = Platform.of(options.home(), ports, environment);
    platform = starting;
    Addresses addresses = starting.addresses();
    Map<String, Integer> embedded = addresses.embeddedPorts();
    status.addresses(addresses.printable());
    PARTS.forEach(name -> reportPart(name, embedded, Health.STARTING));
    starting.start(name -> reportPart(name, embedded, Health.UP));
    LOG.info("the platform is ready");
    return starting;
  }

  private void reportPart(String name, Map<String, Integer> embedded, String health) {
    Integer port = embedded.get(name);
    status.part(
        name,
        port == null
            ? new StackStatus.Part(0, 0, Health.EXTERNAL, null, null, 0)
            : new StackStatus.Part(ProcessHandle.current().pid(), port, health, null, null, 0));
  }

  private synchronized void startServices(Platform on, Map<Service, Path> jars) {
    if (closed) {
      return;
    }
    jars.forEach(
        (service, jar) -> {
          Map<String, String> variables = new HashMap<>(on.addresses().serviceEnvironment());
          service
              .api()
              .ifPresent(
                  api -> {
                    int port = ports.port(api.name(), api.usualPort());
                    variables.put("PORT", Integer.toString(port));
                    status.addresses(addresses(api, port));
                  });
          int management = ports.port(service.serviceName(), service.usualManagementPort());
          ServiceLaunch launch = service.launch(service.serviceName(), jar, management, variables);
          supervisors.add(
              new Supervisor(new ServiceProcess(options.home(), launch), status).start());
        });
  }

  private static Map<String, String> addresses(Service.Api api, int port) {
    String address = "http://127.0.0.1:" + port;
    return api.name().equals("api")
        ? Map.of("api", address, "console", address + "/admin")
        : Map.of(api.name(), address);
  }

  private static StackOptions parse(String[] arguments) {
    try {
      return StackOptions.parse(arguments, System.getenv());
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.err.println(StackOptions.USAGE);
      System.exit(USAGE_ERROR);
      throw e;
    }
  }
}
