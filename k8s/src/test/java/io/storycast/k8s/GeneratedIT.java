package io.storycast.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The files that follow from the code, and the chart's copies. {@code -Dk8s=update} writes them.
 */
class GeneratedIT {

  private static final Path STRIMZI = Folders.COMPONENTS.resolve("strimzi");
  private static final Path RULES = Folders.ROOT.resolve("observability/rules");

  @Test
  void declaresTheTopicsOfTheCode() throws IOException {
    holds(STRIMZI.resolve("topics.yaml"), Strimzi.topics());
    holds(Folders.CHART.resolve("files/strimzi/topics.yaml"), Strimzi.topics());
  }

  @Test
  void declaresAUserForEachService() throws IOException {
    holds(STRIMZI.resolve("users.yaml"), Strimzi.users());
    holds(Folders.CHART.resolve("files/strimzi/users.yaml"), Strimzi.users());
  }

  @Test
  void wrapsTheAlertRules() throws IOException {
    List<Path> rules;
    try (Stream<Path> files = Files.list(RULES)) {
      rules = files.filter(file -> file.toString().endsWith(".yml")).sorted().toList();
    }
    StringBuilder wrapped = new StringBuilder(PrometheusRules.HEAD);
    for (Path file : rules) {
      String text = Files.readString(file);
      wrapped.append(PrometheusRules.groups(text));
      holds(Folders.CHART.resolve("files/rules").resolve(file.getFileName()), text);
    }
    holds(
        Folders.COMPONENTS.resolve("prometheus-operator/prometheusrule.yaml"), wrapped.toString());
  }

  private static void holds(Path file, String text) throws IOException {
    if ("update".equals(System.getProperty("k8s"))) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    }
    assertThat(file).as("-Dk8s=update writes it anew").content().isEqualTo(text);
  }
}
