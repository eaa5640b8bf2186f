package io.storycast.stage.tracing;

import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** Sets OpenTelemetry up. */
public final class OtelSetup {

  private OtelSetup() {}

  /**
   * By OpenTelemetry's own variables, such as {@code OTEL_EXPORTER_OTLP_ENDPOINT} and {@code
   * OTEL_TRACES_SAMPLER}.
   *
   * @see <a href="https://opentelemetry.io/docs/languages/java/configuration/">Configuration</a>
   */
  public static OtelTracing fromEnvironment(String service, String instance) {
    ChosenIds ids = new ChosenIds();
    AtomicReference<Sampler> sampler = new AtomicReference<>(Sampler.alwaysOn());
    OpenTelemetrySdk sdk =
        AutoConfiguredOpenTelemetrySdk.builder()
            .disableShutdownHook()
            .addPropertiesSupplier(() -> defaults(service))
            .addResourceCustomizer(
                (resource, config) ->
                    resource.toBuilder().put("service.instance.id", instance).build())
            .addSamplerCustomizer(
                (configured, config) -> {
                  sampler.set(configured);
                  return configured;
                })
            .addTracerProviderCustomizer((provider, config) -> provider.setIdGenerator(ids))
            .build()
            .getOpenTelemetrySdk();
    return new OtelTracing(sdk, sampler.get(), ids);
  }

  /** Spans only: metrics are scraped, logs are written. */
  private static Map<String, String> defaults(String service) {
    return Map.of(
        "otel.service.name", service,
        "otel.traces.exporter", "otlp",
        "otel.metrics.exporter", "none",
        "otel.logs.exporter", "none",
        "otel.exporter.otlp.protocol", "http/protobuf",
        "otel.propagators", "none");
  }

  /** Every span goes to the exporter at once. */
  public static OtelTracing to(SpanExporter exporter) {
    ChosenIds ids = new ChosenIds();
    OpenTelemetrySdk sdk =
        OpenTelemetrySdk.builder()
            .setTracerProvider(
                SdkTracerProvider.builder()
                    .setIdGenerator(ids)
                    .addSpanProcessor(SimpleSpanProcessor.create(exporter))
                    .build())
            .build();
    return new OtelTracing(sdk, Sampler.alwaysOn(), ids);
  }
}
