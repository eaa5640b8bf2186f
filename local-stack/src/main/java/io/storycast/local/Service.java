package io.storycast.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The services that a stack runs, with their usual ports. */
public enum Service {
  SCHEDULER("scheduler-service", 9080, 256),
  STORY("story-service", 9081, 256),
  /** Holds the sound of whole stories. */
  AUDIO("audio-service", 9082, 384),
  STORAGE("storage-service", 9083, 256),
  WEBHOOK("webhook-service", 9084, 192);

  /** The services without which there is no story. */
  public static final List<Service> PIPELINE = List.of(SCHEDULER, STORY, AUDIO, STORAGE);

  private final String serviceName;
  private final int managementPort;
  private final int heapMegabytes;

  Service(String serviceName, int managementPort, int heapMegabytes) {
    this.serviceName = serviceName;
    this.managementPort = managementPort;
    this.heapMegabytes = heapMegabytes;
  }

  /** For example {@code story-service}. */
  public String serviceName() {
    return serviceName;
  }

  int usualManagementPort() {
    return managementPort;
  }

  /**
   * A start with the quick compiler alone took 6.7 s of processor time instead of 11.7 s, and even
   * encoding 12 MP3s cost less than with the optimizing one, which pays only after minutes.
   */
  private List<String> jvmOptions() {
    return List.of("-Xmx" + heapMegabytes + "m", "-XX:TieredStopAtLevel=1");
  }

  /** Its API, if it has one. */
  Optional<Api> api() {
    return switch (this) {
      case SCHEDULER -> Optional.of(new Api("api", 8080));
      case WEBHOOK -> Optional.of(new Api("webhooks", 8084));
      default -> Optional.empty();
    };
  }

  /**
   * An API on a port of its own.
   *
   * @param name of its address
   */
  record Api(String name, int usualPort) {}

  /**
   * The runnable jar that the build made.
   *
   * @param root the project's folder
   */
  public Path jar(Path root) {
    Path folder = root.resolve(serviceName).resolve("target");
    try (Stream<Path> files = Files.exists(folder) ? Files.list(folder) : Stream.empty()) {
      return files
          .filter(file -> isJar(file.getFileName().toString()))
          .max(Comparator.comparingLong(file -> file.toFile().lastModified()))
          .orElseThrow(
              () ->
                  new StackFailure(
                      "%s is not built: no *-exec.jar in %s".formatted(serviceName, folder)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How to start one instance of it. */
  public ServiceLaunch launch(
      String instance, Path jar, int managementPort, Map<String, String> environment) {
    return new ServiceLaunch(
        instance,
        List.of(jar),
        ServiceLaunch.BOOT_LOADER,
        jvmOptions(),
        managementPort,
        environment);
  }

  private boolean isJar(String file) {
    return file.startsWith(serviceName + "-") && file.endsWith("-exec.jar");
  }
}
