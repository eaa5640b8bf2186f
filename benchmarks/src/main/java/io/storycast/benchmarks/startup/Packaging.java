package io.storycast.benchmarks.startup;

import io.storycast.benchmarks.ImageOptions;
import io.storycast.benchmarks.Run;
import io.storycast.local.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The two ways to run a service: the jar as Maven builds it, and spread out with an AOT cache. */
final class Packaging {

  private static final String CACHE = "app.aot";

  private final Path root;
  private final Path folder;

  /**
   * @param run has the project's folder, and one for the spread-out jars
   */
  Packaging(Run run) {
    this.root = run.root();
    this.folder = run.work().resolve("packages");
  }

  /** How the JVM is told to run the jar. */
  List<String> plain(Service service) {
    List<String> command = java(service);
    command.addAll(List.of("-jar", service.jar(root).toString()));
    return command;
  }

  /** How the JVM is told to run the spread-out jar, as the image does it. */
  List<String> cached(Service service) {
    List<String> command = java(service);
    command.add("-XX:AOTCache=" + home(service).resolve(CACHE));
    command.addAll(List.of("-jar", spreadOut(service).toString()));
    return command;
  }

  /** Makes what {@link #cached} needs, as {@code Dockerfile} and {@code build/image/train} do. */
  void prepare(Service service, Map<String, String> environment)
      throws IOException, InterruptedException {
    Files.createDirectories(folder);
    run(
        List.of(
            binary(),
            "-Djarmode=tools",
            "-jar",
            service.jar(root).toString(),
            "extract",
            "--destination",
            home(service).toString()),
        Map.of());
    List<String> training = java(service);
    training.addAll(
        List.of(
            "-XX:AOTCacheOutput=" + home(service).resolve(CACHE),
            "-Xlog:aot*=error",
            "-Dspring.context.exit=onRefresh",
            "-Dspring.flyway.enabled=false",
            "-Dspring.datasource.hikari.initialization-fail-timeout=-1",
            "-jar",
            spreadOut(service).toString()));
    run(training, environment);
  }

  private Path home(Service service) {
    return folder.resolve(service.serviceName());
  }

  private Path spreadOut(Service service) {
    return home(service).resolve(service.jar(root).getFileName());
  }

  /**
   * The options of the images. A container tells the JVM how much memory it has; here an option
   * does, with the limits of the Kubernetes manifests.
   */
  private List<String> java(Service service) {
    List<String> command = new ArrayList<>();
    command.add(binary());
    command.addAll(ImageOptions.of(root, service));
    command.add("-XX:MaxRAM=" + (service == Service.AUDIO ? "768m" : "512m"));
    return command;
  }

  private static String binary() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private void run(List<String> command, Map<String, String> environment)
      throws IOException, InterruptedException {
    Path log = folder.resolve("packaging.log");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment);
    int exit = builder.start().waitFor();
    if (exit != 0) {
      throw new IllegalStateException(
          "%s ended with %d: %s".formatted(command.getLast(), exit, Files.readString(log)));
    }
  }
}
