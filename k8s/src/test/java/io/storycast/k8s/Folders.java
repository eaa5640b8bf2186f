package io.storycast.k8s;

import java.nio.file.Path;

/** Where things are. */
final class Folders {

  static final Path K8S = Path.of("").toAbsolutePath();
  static final Path ROOT = K8S.getParent();
  static final Path CHART = K8S.resolve("helm/storycast");
  static final Path COMPONENTS = K8S.resolve("components");

  private Folders() {}

  static Path overlay(String name) {
    return K8S.resolve("overlays").resolve(name);
  }

  static Path values(String name) {
    return CHART.resolve("values-" + name + ".yaml");
  }
}
