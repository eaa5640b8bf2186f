package io.storycast.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Lets anyone read the objects of one bucket over HTTP, as the public domain of a bucket does. */
final class PublicBucket implements AutoCloseable {

  /** A path segment that is no name, or that the store keeps for itself. */
  private static final Pattern UNSAFE_SEGMENT = Pattern.compile("(^|/)(\\.|$)");

  private final BlobStore store;
  private final String bucket;
  private final HttpServer server;
  private final ExecutorService threads;

  private PublicBucket(BlobStore store, String bucket, HttpServer server, ExecutorService threads) {
    this.store = store;
    this.bucket = bucket;
    this.server = server;
    this.threads = threads;
  }

  static PublicBucket start(BlobStore store, String bucket, int port) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 200);
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    PublicBucket started = new PublicBucket(store, bucket, server, threads);
    server.createContext("/", started::handle);
    server.setExecutor(threads);
    server.start();
    return started;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getResponseHeaders().set("Access-Control-Allow-Origin", "*");
      String method = exchange.getRequestMethod();
      if (!method.equals("GET") && !method.equals("HEAD")) {
        exchange.getResponseHeaders().set("Allow", "GET, HEAD");
        exchange.sendResponseHeaders(405, -1);
        return;
      }
      serve(exchange, method.equals("HEAD"));
    }
  }

  private void serve(HttpExchange exchange, boolean headOnly) throws IOException {
    String key = exchange.getRequestURI().getPath().substring(1);
    Optional<Long> size = size(key);
    if (size.isEmpty()) {
      exchange.sendResponseHeaders(404, -1);
      return;
    }
    ByteRange range =
        ByteRange.of(exchange.getRequestHeaders().getFirst("Range"), size.orElseThrow());
    if (range.isUnsatisfiable()) {
      exchange.getResponseHeaders().set("Content-Range", "bytes */" + size.orElseThrow());
      exchange.sendResponseHeaders(416, -1);
      return;
    }
    send(exchange, key, range, headOnly);
  }

  private void send(HttpExchange exchange, String key, ByteRange range, boolean headOnly)
      throws IOException {
    GetObjectRequest.Builder request = GetObjectRequest.builder().bucket(bucket).key(key);
    if (range.isPartial()) {
      request.range(range.asRequest());
      exchange.getResponseHeaders().set("Content-Range", range.asResponse());
    }
    try (ResponseInputStream<GetObjectResponse> object = store.getBlob(request.build())) {
      describe(exchange, object.response());
      int status = range.isPartial() ? 206 : 200;
      if (headOnly || range.length() == 0) {
        exchange.getResponseHeaders().set("Content-Length", Long.toString(range.length()));
        exchange.sendResponseHeaders(status, -1);
      } else {
        exchange.sendResponseHeaders(status, range.length());
        object.transferTo(exchange.getResponseBody());
      }
    }
  }

  private static void describe(HttpExchange exchange, GetObjectResponse object) {
    set(exchange, "Content-Type", object.contentType());
    set(exchange, "Cache-Control", object.cacheControl());
    set(exchange, "ETag", object.eTag());
    set(exchange, "Accept-Ranges", "bytes");
    set(
        exchange,
        "Last-Modified",
        DateTimeFormatter.RFC_1123_DATE_TIME.format(
            object.lastModified().atOffset(ZoneOffset.UTC)));
  }

  private static void set(HttpExchange exchange, String name, @Nullable String value) {
    if (value != null) {
      exchange.getResponseHeaders().set(name, value);
    }
  }

  /** The size of an object that may be read; empty for anything that is none. */
  private Optional<Long> size(String key) {
    if (UNSAFE_SEGMENT.matcher(key).find()) {
      return Optional.empty();
    }
    try {
      GetObjectRequest request = GetObjectRequest.builder().bucket(bucket).key(key).build();
      try (ResponseInputStream<GetObjectResponse> object = store.getBlob(request)) {
        return Optional.of(object.response().contentLength());
      }
    } catch (S3Exception | IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
