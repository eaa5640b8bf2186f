package io.storycast.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The chart and the overlays are two ways to the same objects. */
class ChartIT {

  @Test
  void passesTheStrictLint() {
    LintResult result = new Helm(Folders.CHART).lint().strict().call();

    assertThat(result.getMessages()).noneMatch(message -> message.contains("[WARNING]"));
    assertThat(result.isFailed()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"local", "plain", "production"})
  void makesWhatTheOverlayMakes(String name) {
    Map<String, Map<String, Object>> overlay = Objects.withoutServers(Kustomize.overlay(name));
    Map<String, Map<String, Object>> chart = Chart.rendered(name);

    assertThat(chart.keySet()).isEqualTo(overlay.keySet());
    overlay.forEach(
        (id, object) ->
            assertThat(Objects.sorted(chart.get(id)))
                .as("%s of the chart, against the overlay %s", id, name)
                .isEqualTo(Objects.sorted(object)));
  }
}
