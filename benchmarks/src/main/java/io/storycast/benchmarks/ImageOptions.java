package io.storycast.benchmarks;

import io.storycast.local.Service;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The options of the JVM with which the images run a service. */
public final class ImageOptions {

  private ImageOptions() {}

  /** They name files; the {@code Dockerfile} joins the same ones. */
  public static List<String> of(Path root, Service service) {
    Path folder = root.resolve("build/image");
    List<String> options = new ArrayList<>(List.of("@" + folder.resolve("java.options")));
    if (service != Service.AUDIO) {
      options.add("@" + folder.resolve("quick.options"));
    }
    return options;
  }
}
