package io.storycast.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every pod of ours, in every overlay. */
class PodsIT {

  private static final Pattern READ_TIMEOUT = Pattern.compile("READ_TIMEOUT:(\\d+)s}");

  @ParameterizedTest
  @ValueSource(strings = {"local", "plain", "production"})
  void runsWithoutRightsItDoesNotNeed(String overlay) {
    assertThat(pods(overlay)).isNotEmpty();
    for (Map<String, Object> pod : pods(overlay)) {
      assertThat(pod).containsEntry("automountServiceAccountToken", false);
      assertThat(Objects.map(pod.get("securityContext")))
          .containsEntry("runAsNonRoot", true)
          .containsEntry("seccompProfile", Map.of("type", "RuntimeDefault"));
      for (Map<String, Object> container : Objects.list(pod.get("containers"))) {
        assertThat(Objects.map(container.get("securityContext")))
            .containsEntry("allowPrivilegeEscalation", false)
            .containsEntry("readOnlyRootFilesystem", true)
            .containsEntry("capabilities", Map.of("drop", List.of("ALL")));
        Map<String, Object> resources = Objects.map(container.get("resources"));
        assertThat(Objects.map(resources.get("requests"))).containsKeys("cpu", "memory");
        assertThat(Objects.map(resources.get("limits"))).containsKey("memory");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"local", "plain", "production"})
  void hasAPolicyForEveryPodAndADenialForTheRest(String overlay) {
    Map<String, Map<String, Object>> objects = Objects.withoutServers(Kustomize.overlay(overlay));
    assertThat(Objects.at(objects.get("NetworkPolicy/default-deny"), "spec", "podSelector"))
        .isEqualTo(Map.of());
    objects.forEach(
        (id, object) -> {
          if (Set.of("Deployment", "Job", "CronJob").contains(object.get("kind"))) {
            assertThat(objects).containsKey("NetworkPolicy/" + id.substring(id.indexOf('/') + 1));
          }
        });
  }

  @Test
  void waitsLongerThanTheLongestCallAndThePodLongerThanThat() throws IOException {
    Duration longest = Duration.ZERO;
    for (String service : List.of("story-service", "audio-service")) {
      String settings =
          Files.readString(
              Folders.ROOT.resolve(service).resolve("src/main/resources/application.yml"));
      long seconds =
          READ_TIMEOUT
              .matcher(settings)
              .results()
              .mapToLong(found -> Long.parseLong(found.group(1)))
              .max()
              .orElseThrow();
      longest = Duration.ofSeconds(Math.max(seconds, longest.toSeconds()));
    }

    for (Map<String, Object> pod : deployments("production").toList()) {
      Duration grace = Duration.parse("PT" + variable(pod, "STAGE_SHUTDOWN_GRACE"));
      assertThat(grace).isGreaterThan(longest);
      assertThat(Duration.ofSeconds((Integer) Objects.at(pod, "terminationGracePeriodSeconds")))
          .isGreaterThanOrEqualTo(grace.plusSeconds(45));
    }
  }

  @Test
  void givesASecretByNameOnly() {
    for (String overlay : List.of("plain", "production")) {
      assertThat(Kustomize.overlay(overlay).values())
          .noneMatch(object -> object.get("kind").equals("Secret"));
    }
  }

  private static String variable(Map<String, Object> pod, String name) {
    return Objects.list(Objects.list(pod.get("containers")).getFirst().get("env")).stream()
        .filter(variable -> variable.get("name").equals(name))
        .map(variable -> String.valueOf(variable.get("value")))
        .findFirst()
        .orElseThrow();
  }

  private static Stream<Map<String, Object>> deployments(String overlay) {
    return Objects.withoutServers(Kustomize.overlay(overlay)).values().stream()
        .filter(object -> object.get("kind").equals("Deployment"))
        .map(object -> Objects.map(Objects.at(object, "spec", "template", "spec")));
  }

  private static List<Map<String, Object>> pods(String overlay) {
    Stream<Map<String, Object>> others =
        Objects.withoutServers(Kustomize.overlay(overlay)).values().stream()
            .flatMap(
                object ->
                    switch (String.valueOf(object.get("kind"))) {
                      case "Job" -> Stream.of(Objects.at(object, "spec", "template", "spec"));
                      case "CronJob" ->
                          Stream.of(
                              Objects.at(
                                  object, "spec", "jobTemplate", "spec", "template", "spec"));
                      default -> Stream.empty();
                    })
            .map(Objects::map);
    return Stream.concat(deployments(overlay), others).toList();
  }
}
