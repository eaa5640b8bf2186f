package io.storycast.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kubernetes.client.apimachinery.GroupVersionKind;
import io.kubernetes.client.util.ModelMapper;
import io.kubernetes.client.util.Yaml;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every manifest is what its API says: no unknown field, no bad quantity, no removed version. */
class ManifestsIT {

  @ParameterizedTest
  @ValueSource(strings = {"local", "plain", "production"})
  void everyObjectFitsItsType(String name) {
    Set<String> custom = new TreeSet<>();
    Kustomize.overlay(name)
        .forEach(
            (id, object) -> {
              String api = object.get("apiVersion") + "/" + object.get("kind");
              if (CustomResources.knows(api)) {
                custom.add(api);
                assertThat(CustomResources.problems(api, object)).as(id).isEmpty();
              } else {
                load(new org.yaml.snakeyaml.Yaml().dump(object));
              }
            });
    assertThat(custom).isEqualTo(name.equals("production") ? CustomResources.apis() : Set.of());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{apiVersion: v1, kind: Service, metadata: {name: a}, spec: {prots: []}}",
        "{apiVersion: policy/v1beta1, kind: PodDisruptionBudget, metadata: {name: a}}",
        "{apiVersion: v1, kind: ResourceQuota, metadata: {name: a}, spec: {hard: {cpu: 5 apples}}}"
      })
  void refusesWhatIsWrong(String wrong) {
    assertThatThrownBy(() -> load(wrong)).isInstanceOf(AssertionError.class);
  }

  @Test
  void refusesWhatIsWrongInACustomResource() {
    CustomResources.apis()
        .forEach(
            api ->
                assertThat(
                        CustomResources.problems(
                            api,
                            Map.of(
                                "apiVersion", api.substring(0, api.lastIndexOf('/')),
                                "kind", api.substring(api.lastIndexOf('/') + 1),
                                "metadata", Map.of("name", "a"),
                                "spec", Map.of("misspelt", 1))))
                    .as(api)
                    .isNotEmpty());
  }

  /** The client takes a removed version for the one it knows, so the version is looked up first. */
  private static void load(String text) {
    Map<String, Object> object = Objects.read(text).values().iterator().next();
    String version = String.valueOf(object.get("apiVersion"));
    String kind = String.valueOf(object.get("kind"));
    GroupVersionKind api = ModelMapper.groupVersionKindFromApiVersionAndKind(version, kind);
    assertThat(ModelMapper.preBuiltGetApiTypeClass(api.getGroup(), api.getVersion(), kind))
        .as(version + " " + kind)
        .isNotNull();
    try {
      Yaml.load(text);
    } catch (Exception e) {
      throw new AssertionError(e.getMessage() + "\n" + text, e);
    }
  }
}
