package io.storycast.benchmarks.orchestration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A service's runnable jar taken apart, so that one class can be put beside it. */
final class ServiceJars {

  private ServiceJars() {}

  /**
   * The service's own jar and its libraries, as Spring Boot's tools extract them.
   *
   * @param folder where they are put
   */
  static List<Path> extracted(Path jar, Path folder) throws IOException, InterruptedException {
    Process extraction =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djarmode=tools",
                "-jar",
                jar.toString(),
                "extract",
                "--force",
                "--destination",
                folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (extraction.waitFor() != 0) {
      throw new IllegalStateException("%s cannot be taken apart".formatted(jar));
    }
    List<Path> jars = new ArrayList<>(List.of(folder.resolve(jar.getFileName())));
    try (Stream<Path> libraries = Files.list(folder.resolve("lib"))) {
      libraries.sorted().forEach(jars::add);
    }
    return jars;
  }
}
