package io.storycast.local;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How to start a process.
 *
 * @param name of the process, of its log file and of its pid file
 * @param managementPort where {@code /actuator/health/readiness} answers; told to it as {@code
 *     MANAGEMENT_PORT}
 * @param environment in addition to this process's own
 */
public record ServiceLaunch(
    String name,
    List<Path> classPath,
    String mainClass,
    List<String> jvmOptions,
    int managementPort,
    Map<String, String> environment) {

  /** How many virtual threads the JDK runs at the same time; by default one per processor. */
  static final String CARRIERS = "jdk.virtualThreadScheduler.parallelism";

  static final String MANY_CARRIERS = "32";

  static final String BOOT_LOADER = "org.springframework.boot.loader.launch.JarLauncher";

  public ServiceLaunch {
    classPath = List.copyOf(classPath);
    jvmOptions = List.copyOf(jvmOptions);
    environment = Map.copyOf(environment);
  }

  /** The same with more variables. */
  public ServiceLaunch with(Map<String, String> moreEnvironment) {
    Map<String, String> merged = new HashMap<>(environment);
    merged.putAll(moreEnvironment);
    return new ServiceLaunch(name, classPath, mainClass, jvmOptions, managementPort, merged);
  }

  /** The same on a JVM with these options instead. */
  public ServiceLaunch withJvmOptions(List<String> options) {
    return new ServiceLaunch(name, classPath, mainClass, options, managementPort, environment);
  }

  /** The same with other classes. */
  public ServiceLaunch withMain(List<Path> otherClassPath, String otherMainClass) {
    return new ServiceLaunch(
        name, otherClassPath, otherMainClass, jvmOptions, managementPort, environment);
  }

  /** Names of the variables only: values may be secrets. */
  @Override
  public String toString() {
    return "ServiceLaunch[%s, port %d, %s]".formatted(name, managementPort, environment.keySet());
  }
}
