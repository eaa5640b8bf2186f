package io.storycast.k8s;

import java.util.stream.Collectors;

/** Prometheus' own rule files as a resource of its operator. */
final class PrometheusRules {

  static final String HEAD =
      """
      # Generated from observability/rules, see docs/kubernetes.md.
      apiVersion: monitoring.coreos.com/v1
      kind: PrometheusRule
      metadata:
        name: storycast
        labels:
          app.kubernetes.io/part-of: storycast
      spec:
        groups:
      """;

  private static final String GROUPS = "groups:\n";

  private PrometheusRules() {}

  /** The groups of a file, as far to the right as the resource has them. */
  static String groups(String file) {
    int start = file.startsWith(GROUPS) ? 0 : file.indexOf("\n" + GROUPS) + 1;
    boolean flush = file.startsWith("- ", start + GROUPS.length());
    String indent = flush ? "    " : "  ";
    return file.substring(start + GROUPS.length())
        .lines()
        .map(line -> line.isBlank() ? "" : indent + line)
        .collect(Collectors.joining("\n", "", "\n"));
  }
}
