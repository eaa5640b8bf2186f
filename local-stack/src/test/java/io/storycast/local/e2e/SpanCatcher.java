package io.storycast.local.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A collector: takes spans by OTLP over HTTP, as the services send them, and keeps them. */
public final class SpanCatcher implements AutoCloseable {

  private static final HexFormat HEX = HexFormat.of();

  private final HttpServer server;
  private final List<CaughtSpan> spans = new CopyOnWriteArrayList<>();

  /** A span that a service sent. */
  public record CaughtSpan(String service, Span span) {

    public String name() {
      return span.getName();
    }

    String traceId() {
      return HEX.formatHex(span.getTraceId().toByteArray());
    }

    String id() {
      return HEX.formatHex(span.getSpanId().toByteArray());
    }

    /** The span it is part of; empty for the first of its trace. */
    String parent() {
      return HEX.formatHex(span.getParentSpanId().toByteArray());
    }

    List<String> links() {
      return span.getLinksList().stream()
          .map(link -> HEX.formatHex(link.getSpanId().toByteArray()))
          .toList();
    }

    String text(String key) {
      return SpanCatcher.text(span.getAttributesList(), key);
    }
  }

  SpanCatcher() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/v1/traces", this::take);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  /** For {@code OTEL_EXPORTER_OTLP_ENDPOINT}. */
  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Every span so far. */
  List<CaughtSpan> spans() {
    return List.copyOf(spans);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      ExportTraceServiceRequest request =
          ExportTraceServiceRequest.parseFrom(exchange.getRequestBody());
      for (ResourceSpans ofService : request.getResourceSpansList()) {
        String service = text(ofService.getResource().getAttributesList(), "service.name");
        ofService.getScopeSpansList().stream()
            .flatMap(scope -> scope.getSpansList().stream())
            .forEach(span -> spans.add(new CaughtSpan(service, span)));
      }
      exchange.sendResponseHeaders(200, -1);
    }
  }

  private static String text(List<KeyValue> attributes, String key) {
    return attributes.stream()
        .filter(attribute -> attribute.getKey().equals(key))
        .map(attribute -> attribute.getValue().getStringValue())
        .findFirst()
        .orElse("");
  }
}
