package io.storycast.k8s;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Kubernetes objects as plain maps. */
final class Objects {

  private static final String SERVERS = "local-servers";

  private Objects() {}

  /** The objects of a stream of YAML documents, by kind and name. */
  static Map<String, Map<String, Object>> read(String documents) {
    Map<String, Map<String, Object>> objects = new TreeMap<>();
    for (Object document : new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(documents)) {
      if (document != null) {
        Map<String, Object> object = map(document);
        if ("Secret".equals(object.get("kind"))) {
          // Kustomize breaks long values into lines.
          map(object.get("data"))
              .replaceAll((_, value) -> String.valueOf(value).replaceAll("\\s", ""));
        }
        objects.put(object.get("kind") + "/" + map(object.get("metadata")).get("name"), object);
      }
    }
    return objects;
  }

  /** Without the servers that the local overlay brings along. */
  static Map<String, Map<String, Object>> withoutServers(Map<String, Map<String, Object>> objects) {
    Map<String, Map<String, Object>> ours = new TreeMap<>(objects);
    ours.values().removeIf(object -> SERVERS.equals(label(object, "app.kubernetes.io/part-of")));
    return ours;
  }

  static Object label(Map<String, Object> object, String name) {
    Object labels = map(object.get("metadata")).get("labels");
    return labels == null ? "" : map(labels).getOrDefault(name, "");
  }

  /** The object at the end of the path, which has to exist. */
  static Object at(Map<String, Object> object, String... path) {
    Object here = object;
    for (String step : path) {
      here = map(here).get(step);
      if (here == null) {
        throw new AssertionError("no " + String.join(".", path) + " in " + object.get("metadata"));
      }
    }
    return here;
  }

  /** The order of things with names (variables, ports, volumes) means nothing. */
  static Object sorted(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> sorted = new TreeMap<>();
      map.forEach((key, element) -> sorted.put(String.valueOf(key), sorted(element)));
      return sorted;
    }
    if (value instanceof List<?> list) {
      List<Object> sorted = new ArrayList<>(list.stream().map(Objects::sorted).toList());
      if (sorted.stream()
          .allMatch(element -> element instanceof Map<?, ?> m && m.containsKey("name"))) {
        sorted.sort(Comparator.comparing(element -> String.valueOf(map(element).get("name"))));
      }
      return sorted;
    }
    return value;
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> map(Object value) {
    return value instanceof Map<?, ?> map ? (Map<String, Object>) map : new LinkedHashMap<>();
  }

  @SuppressWarnings("unchecked")
  static List<Map<String, Object>> list(Object value) {
    return (List<Map<String, Object>>) value;
  }
}
