package io.storycast.webhook.outbound;

import io.storycast.webhook.delivering.Answer;
import io.storycast.webhook.delivering.Answer.Outcome;
import io.storycast.webhook.delivering.Receiver;
import io.storycast.webhook.network.AddressGuard;
import io.storycast.webhook.network.AddressGuard.ForbiddenAddressException;
import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts over HTTP. The client connects to an address that {@link AddressGuard} has just allowed,
 * and looks the name up again for each delivery.
 */
final class HttpReceiver implements Receiver, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(HttpReceiver.class);

  private final CloseableHttpClient client;
  private final Duration timeout;
  private final Clock clock;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("webhook-deadline").factory());

  /**
   * @param timeout for the whole exchange, from looking the name up to the end of the answer
   */
  HttpReceiver(AddressGuard guard, Duration timeout, Clock clock) {
    this.client = GuardedClient.of(guard, timeout);
    this.timeout = timeout;
    this.clock = clock;
  }

  @Override
  public Answer post(URI address, Map<String, String> headers, byte[] body) {
    long began = System.nanoTime();
    HttpPost request = new HttpPost(address);
    headers.forEach(request::setHeader);
    request.setHeader(HttpHeaders.CONNECTION, "close");
    request.setEntity(new ByteArrayEntity(body, null)); // the type is among the headers
    AtomicBoolean late = new AtomicBoolean();
    ScheduledFuture<?> deadline =
        timer.schedule(() -> abort(request, late), timeout.toMillis(), TimeUnit.MILLISECONDS);
    try {
      return exchange(address, request, began);
    } catch (IOException e) {
      return failure(e, late.get(), took(began));
    } finally {
      deadline.cancel(false);
    }
  }

  /** A receiver that sends a byte now and then would else keep the connection for ever. */
  private static void abort(HttpPost request, AtomicBoolean late) {
    late.set(true);
    request.abort();
  }

  private Answer exchange(URI address, HttpPost request, long began) throws IOException {
    ClassicHttpResponse response = client.executeOpen(host(address), request, null);
    int status = response.getCode();
    Snippet snippet = Snippet.of(response.getEntity());
    end(request, response, snippet.isWhole());
    return new Answer(outcome(status), status, snippet.text(), retryAfter(response), took(began));
  }

  /** Closing an answer reads the rest of it, which may have no end: then it is broken off. */
  private static void end(HttpPost request, ClassicHttpResponse response, boolean isWhole) {
    if (!isWhole) {
      request.abort();
    }
    try {
      response.close();
    } catch (IOException e) {
      LOG.debug("The connection did not end well, after all was said", e);
    }
  }

  private static HttpHost host(URI address) {
    return new HttpHost(address.getScheme(), address.getHost(), address.getPort());
  }

  private static Outcome outcome(int status) {
    return switch (status / 100) {
      case 2 -> Outcome.DELIVERED;
      case 3 -> Outcome.REDIRECTED;
      default -> status == 410 ? Outcome.GONE : Outcome.REFUSED;
    };
  }

  private @Nullable Duration retryAfter(ClassicHttpResponse response) {
    Header header = response.getFirstHeader(HttpHeaders.RETRY_AFTER);
    return header == null ? null : RetryAfter.parse(header.getValue(), clock.instant());
  }

  private Answer failure(IOException e, boolean late, Duration took) {
    if (late || e instanceof java.net.SocketTimeoutException) {
      String text = "No answer within %d s.".formatted(timeout.toSeconds());
      return new Answer(Outcome.TIMED_OUT, null, text, null, took);
    }
    Outcome outcome =
        e instanceof ForbiddenAddressException ? Outcome.FORBIDDEN_ADDRESS : Outcome.UNREACHABLE;
    return new Answer(outcome, null, Snippet.line(sentence(e)), null, took);
  }

  private static String sentence(IOException e) {
    return switch (e) {
      case ForbiddenAddressException forbidden -> String.valueOf(forbidden.getMessage());
      case UnknownHostException unknown -> "There is no such host.";
      case SSLException tls -> "TLS: " + tls.getMessage();
      default -> "The connection broke: " + e.getMessage();
    };
  }

  private static Duration took(long began) {
    return Duration.ofNanos(System.nanoTime() - began);
  }

  @Override
  public void close() throws IOException {
    timer.shutdownNow();
    client.close();
  }
}
