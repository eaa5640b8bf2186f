package io.storycast.stage.boot;

import io.storycast.stage.Tracing;
import io.storycast.stage.tracing.OtelSetup;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Collects the steps of stories when the environment names a place for them. */
@AutoConfiguration
class TracingConfiguration {

  @Bean
  InstanceName instanceName() {
    return InstanceName.ofThisStart();
  }

  /** Without an endpoint nothing of OpenTelemetry is even loaded. */
  @Bean
  @ConditionalOnMissingBean
  Tracing tracing(
      @Value("${spring.application.name}") String service,
      InstanceName instance,
      @Value("${OTEL_EXPORTER_OTLP_ENDPOINT:}") String endpoint,
      @Value("${OTEL_EXPORTER_OTLP_TRACES_ENDPOINT:}") String tracesEndpoint) {
    return endpoint.isBlank() && tracesEndpoint.isBlank()
        ? Tracing.NONE
        : OtelSetup.fromEnvironment(service, instance.value());
  }
}
