package io.storycast.stage.provider;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.AbstractClientHttpRequest;
import org.springframework.http.client.ClientHttpResponse;

/**
 * A request that ends: the deadline covers the whole answer, the answer's size is capped while it
 * arrives, and an interrupt aborts the exchange.
 *
 * <p>Spring's own factory leaves no trace of a deadline that passes while the body arrives, and
 * sends bodies of unknown length chunked, which some gateways refuse.
 */
final class DeadlineRequest extends AbstractClientHttpRequest {

  /** The JDK's client sets these itself and refuses them from others. */
  private static final Set<String> OWNED_BY_CLIENT =
      Set.of("connection", "content-length", "expect", "host", "upgrade");

  private final HttpClient http;
  private final URI uri;
  private final HttpMethod method;
  private final ProviderLimits limits;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();

  DeadlineRequest(HttpClient http, URI uri, HttpMethod method, ProviderLimits limits) {
    this.http = http;
    this.uri = uri;
    this.method = method;
    this.limits = limits;
  }

  @Override
  public HttpMethod getMethod() {
    return method;
  }

  @Override
  public URI getURI() {
    return uri;
  }

  @Override
  protected OutputStream getBodyInternal(HttpHeaders headers) {
    return body;
  }

  @Override
  protected ClientHttpResponse executeInternal(HttpHeaders headers) throws IOException {
    CompletableFuture<HttpResponse<byte[]>> answer =
        http.sendAsync(request(headers), info -> new CappedBody(limits.maxAnswer().toBytes()));
    try {
      long patience = limits.readTimeout().toMillis();
      return new ReceivedResponse(answer.get(patience, TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new HttpTimeoutException("no complete answer within " + limits.readTimeout());
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for the answer");
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
    }
  }

  private HttpRequest request(HttpHeaders headers) {
    BodyPublisher content =
        body.size() == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body.toByteArray());
    HttpRequest.Builder request = HttpRequest.newBuilder(uri).method(method.name(), content);
    headers.forEach(
        (name, values) -> {
          if (!OWNED_BY_CLIENT.contains(name.toLowerCase(Locale.ROOT))) {
            values.forEach(value -> request.header(name, value));
          }
        });
    return request.build();
  }
}
