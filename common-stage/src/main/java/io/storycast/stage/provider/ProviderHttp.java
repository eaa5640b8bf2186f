package io.storycast.stage.provider;

import io.storycast.stage.StageFailure;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

/**
 * The way to one provider: makes HTTP interface clients ({@code @HttpExchange}) and translates what
 * goes wrong.
 *
 * <p>HTTP/1.1 without redirects: the JDK's upgrade offer to HTTP/2 makes some model servers drop
 * the body, and a redirect would carry the key elsewhere. A POST is never repeated here, because it
 * may have been paid.
 */
public final class ProviderHttp {

  /** The provider's id of a call: SiliconFlow's header first, then what most others use. */
  private static final List<String> REQUEST_ID_HEADERS =
      List.of("x-siliconcloud-trace-id", "x-request-id", "request-id");

  private final ProviderEndpoint endpoint;
  private final ProviderFailures failures;
  private final HttpServiceProxyFactory proxies;

  /**
   * @param builder the application's, so that its observations and trace context apply
   */
  public ProviderHttp(ProviderEndpoint endpoint, RestClient.Builder builder, Clock clock) {
    this.endpoint = endpoint;
    this.failures = new ProviderFailures(endpoint, clock);
    RestClient client = client(builder);
    this.proxies = HttpServiceProxyFactory.builderFor(RestClientAdapter.create(client)).build();
  }

  private RestClient client(RestClient.Builder builder) {
    HttpClient http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(endpoint.limits().connectTimeout())
            .executor(task -> Thread.ofVirtual().name("provider-http").start(task))
            .build();
    return builder
        .clone()
        .baseUrl(endpoint.baseUrl())
        .requestFactory((uri, method) -> new DeadlineRequest(http, uri, method, endpoint.limits()))
        .defaultHeaders(this::addHeaders)
        .defaultStatusHandler(
            status -> !status.is2xxSuccessful(), (request, response) -> refuse(response))
        .build();
  }

  private void addHeaders(HttpHeaders headers) {
    endpoint.headers().forEach(headers::set);
    if (!endpoint.apiKey().isEmpty()) {
      headers.setBearerAuth(endpoint.apiKey());
    }
  }

  private void refuse(ClientHttpResponse response) throws java.io.IOException {
    throw failures.ofAnswer(
        response.getStatusCode().value(), response.getHeaders(), response.getBody().readAllBytes());
  }

  /** A client for an interface whose methods carry {@code @HttpExchange}. */
  public <T> T client(Class<T> api) {
    return proxies.createClient(api);
  }

  /**
   * Makes a call on one of the clients.
   *
   * @throws StageFailure for everything that goes wrong; its cause is a {@link ProviderRefusal}
   *     where the provider answered with an error
   */
  public <T> T call(Supplier<@Nullable T> call) {
    try {
      return Objects.requireNonNull(call.get(), "clients declare ResponseEntity or a body");
    } catch (RuntimeException e) {
      throw failures.of(e);
    }
  }

  /** What an answer with status 200 is that cannot be used, for example not JSON. */
  public StageFailure unusable(String why) {
    return failures.unusable(why);
  }

  /** Headers of one call, to pass as {@code @RequestHeader Map}; empty unless enabled. */
  public Map<String, String> callHeaders(String scenarioId, int revision) {
    return endpoint.sendsScenario()
        ? Map.of(
            "X-Storycast-Scenario", scenarioId, "X-Storycast-Revision", Integer.toString(revision))
        : Map.of();
  }

  /** The provider's id of the answered call, or null when it names none. */
  public static @Nullable String requestId(HttpHeaders headers) {
    return REQUEST_ID_HEADERS.stream()
        .map(headers::getFirst)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }
}
