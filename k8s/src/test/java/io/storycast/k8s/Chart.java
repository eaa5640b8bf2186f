package io.storycast.k8s;

import com.marcnuri.helm.Helm;
import java.util.Map;

/** Renders and checks the Helm chart. */
final class Chart {

  private static final String NAMESPACE = "storycast";

  private Chart() {}

  /** The objects that the chart makes of a file of values. */
  static Map<String, Map<String, Object>> rendered(String values) {
    return Objects.read(
        new Helm(Folders.CHART)
            .template()
            .withName("storycast")
            .withNamespace(NAMESPACE)
            .withKubeVersion("1.34.0")
            .withValuesFile(Folders.values(values))
            .call());
  }
}
