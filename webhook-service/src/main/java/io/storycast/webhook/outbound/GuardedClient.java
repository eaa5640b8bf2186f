package io.storycast.webhook.outbound;

import io.storycast.webhook.network.AddressGuard;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.util.Timeout;

/** A client that does what it is told and nothing of its own accord. */
final class GuardedClient {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

  /** How many may be in flight is decided elsewhere. */
  private static final int ANY_NUMBER = 100_000;

  private GuardedClient() {}

  static CloseableHttpClient of(AddressGuard guard, Duration timeout) {
    return HttpClients.custom()
        .setConnectionManager(connections(guard, timeout))
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setConnectionRequestTimeout(timeout(timeout))
                .setResponseTimeout(timeout(timeout))
                .build())
        // A connection that is kept would go to an address that was checked long ago.
        .setConnectionReuseStrategy((request, response, context) -> false)
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableContentCompression()
        .setUserAgent("Storycast-Webhooks/1")
        .build();
  }

  private static PoolingHttpClientConnectionManager connections(
      AddressGuard guard, Duration timeout) {
    Duration connect = timeout.compareTo(CONNECT_TIMEOUT) < 0 ? timeout : CONNECT_TIMEOUT;
    return PoolingHttpClientConnectionManagerBuilder.create()
        .setDnsResolver(new GuardedNames(guard))
        .setDefaultConnectionConfig(
            ConnectionConfig.custom()
                .setConnectTimeout(timeout(connect))
                .setSocketTimeout(timeout(timeout))
                .build())
        .setMaxConnTotal(ANY_NUMBER)
        .setMaxConnPerRoute(ANY_NUMBER)
        .build();
  }

  private static Timeout timeout(Duration duration) {
    return Timeout.ofMilliseconds(duration.toMillis());
  }

  /** The client connects to what this answers, and to nothing else. */
  private record GuardedNames(AddressGuard guard) implements DnsResolver {

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
      return guard.resolve(host);
    }

    @Override
    public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
      return Arrays.stream(resolve(host))
          .map(address -> new InetSocketAddress(address, port))
          .toList();
    }

    @Override
    public String resolveCanonicalHostname(String host) {
      return host;
    }
  }
}
