package io.storycast.k8s;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Resources of operators: those of Strimzi, the Prometheus operator and the Gateway API by the Java
 * types that these projects publish, those of KEDA and External Secrets by schemas of our own,
 * which know the fields that are used here.
 */
final class CustomResources {

  private static final Map<String, Class<?>> TYPES =
      Map.of(
          "kafka.strimzi.io/v1/KafkaTopic", KafkaTopic.class,
          "kafka.strimzi.io/v1/KafkaUser", KafkaUser.class,
          "monitoring.coreos.com/v1/ServiceMonitor", ServiceMonitor.class,
          "monitoring.coreos.com/v1/PrometheusRule", PrometheusRule.class,
          "gateway.networking.k8s.io/v1/HTTPRoute", HTTPRoute.class);

  private static final Set<String> SCHEMAS =
      Set.of(
          "keda.sh/v1alpha1/ScaledObject",
          "keda.sh/v1alpha1/TriggerAuthentication",
          "external-secrets.io/v1/ExternalSecret");

  private static final ObjectMapper STRICT =
      new ObjectMapper()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .setAnnotationIntrospector(new NothingElse());

  private CustomResources() {}

  static boolean knows(String api) {
    return TYPES.containsKey(api) || SCHEMAS.contains(api);
  }

  static Set<String> apis() {
    Set<String> apis = new TreeSet<>(TYPES.keySet());
    apis.addAll(SCHEMAS);
    return apis;
  }

  /** What is wrong with the object; empty when nothing is. */
  static List<String> problems(String api, Map<String, Object> object) {
    Class<?> type = TYPES.get(api);
    return type == null ? bySchema(api, object) : byType(type, object);
  }

  private static List<String> byType(Class<?> type, Map<String, Object> object) {
    try {
      STRICT.convertValue(object, type);
      return List.of();
    } catch (IllegalArgumentException e) {
      return List.of(String.valueOf(e.getMessage()));
    }
  }

  private static List<String> bySchema(String api, Map<String, Object> object) {
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(resource("/schemas/" + api.substring(api.lastIndexOf('/') + 1) + ".json"));
    return schema.validate(new tools.jackson.databind.ObjectMapper().valueToTree(object)).stream()
        .map(String::valueOf)
        .toList();
  }

  private static String resource(String name) {
    try (InputStream in = CustomResources.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The types put fields they do not know into a map; here there is none. */
  private static final class NothingElse extends JacksonAnnotationIntrospector {

    private static final long serialVersionUID = 1L;

    @Override
    public Boolean hasAnySetter(Annotated annotated) {
      return Boolean.FALSE;
    }

    @Override
    public com.fasterxml.jackson.annotation.JsonIgnoreProperties.Value findPropertyIgnoralByName(
        MapperConfig<?> config, Annotated annotated) {
      return com.fasterxml.jackson.annotation.JsonIgnoreProperties.Value.empty();
    }
  }
}
