package io.storycast.local;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How a stack is run.
 *
 * @param root the project's folder, in which the services' jars are
 * @param tethered whether it stops when its standard input ends
 */
record StackOptions(Path root, StackHome home, boolean tethered, Set<Service> services) {

  static final String USAGE =
      """
      Usage: local-stack [--root FOLDER] [--home FOLDER] [--services NAME,...|none] [--tethered]
        --root      the project's folder (default: STORYCAST_ROOT, else the current folder)
        --home      data, logs, tokens (default: STORYCAST_HOME, else ROOT/.storycast)
        --services  which services to run (default: all)
        --tethered  stop when standard input ends
      KAFKA_BROKERS, DATABASE_URL, S3_ENDPOINT or CLOUDFLARE_R2_ACCOUNT_ID, and SILICONFLOW_BASE_URL or
      SILICONFLOW_API_KEY in the environment name dependencies to use instead of embedded ones.""";

  /**
   * @throws IllegalArgumentException with a sentence for people
   */
  static StackOptions parse(String[] arguments, Map<String, String> environment) {
    Path root = Path.of(environment.getOrDefault("STORYCAST_ROOT", "."));
    Path home = null;
    if (environment.containsKey("STORYCAST_HOME")) {
      home = Path.of(environment.get("STORYCAST_HOME"));
    }
    boolean tethered = false;
    Set<Service> services = EnumSet.allOf(Service.class);
    for (int i = 0; i < arguments.length; i++) {
      switch (arguments[i]) {
        case "--tethered" -> tethered = true;
        case "--root" -> root = Path.of(value(arguments, ++i));
        case "--home" -> home = Path.of(value(arguments, ++i));
        case "--services" -> services = services(value(arguments, ++i));
        default -> throw new IllegalArgumentException("Unknown option " + arguments[i]);
      }
    }
    Path folder = home == null ? root.resolve(".storycast") : home;
    return new StackOptions(
        root.toAbsolutePath().normalize(), StackHome.at(folder), tethered, services);
  }

  private static String value(String[] arguments, int index) {
    if (index >= arguments.length) {
      throw new IllegalArgumentException(arguments[index - 1] + " wants a value");
    }
    return arguments[index];
  }

  private static Set<Service> services(String names) {
    return names.equals("none")
        ? EnumSet.noneOf(Service.class)
        : Arrays.stream(names.split(","))
            .map(StackOptions::service)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Service.class)));
  }

  private static Service service(String name) {
    return Arrays.stream(Service.values())
        .filter(service -> service.serviceName().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No service is called " + name));
  }
}
