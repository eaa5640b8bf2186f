package io.storycast.stage.provider;

import java.net.URI;
import java.util.Map;

/**
 * Where a provider is and how to speak to it.
 *
 * @param dependency what it is to the stage, as its pauses name it, for example {@code
 *     language-model}
 * @param baseUrl up to and including the version, without a trailing slash, for example {@code
 *     https://api.siliconflow.cn/v1}
 * @param apiKey sent as bearer token; empty sends no {@code Authorization} header
 * @param headers sent with every call
 * @param sendsScenario whether calls name their scenario and revision in headers; for providers of
 *     one's own that count calls, never needed by a public one
 */
public record ProviderEndpoint(
    String dependency,
    URI baseUrl,
    String apiKey,
    ProviderLimits limits,
    Map<String, String> headers,
    boolean sendsScenario) {

  public ProviderEndpoint {
    headers = Map.copyOf(headers);
  }

  /**
   * An endpoint as people write it.
   *
   * @param dependency for example {@code language-model} or {@code speech}
   * @param baseUrl with or without {@code /v1}, a trailing slash, or a pasted {@code
   *     /chat/completions}
   * @throws IllegalArgumentException when it is no usable address; the message says why
   */
  public static ProviderEndpoint of(
      String dependency, String baseUrl, String apiKey, ProviderLimits limits) {
    return new ProviderEndpoint(
        dependency, BaseUrls.parse(baseUrl), apiKey.strip(), limits, Map.of(), false);
  }

  /** The same endpoint with these headers on every call. */
  public ProviderEndpoint withHeaders(Map<String, String> more) {
    return new ProviderEndpoint(dependency, baseUrl, apiKey, limits, more, sendsScenario);
  }

  /** The same endpoint; calls name their scenario and revision when {@code sends}. */
  public ProviderEndpoint withScenario(boolean sends) {
    return new ProviderEndpoint(dependency, baseUrl, apiKey, limits, headers, sends);
  }

  /** The host that is called, the provider's name in the call ledger. */
  public String host() {
    return baseUrl.getHost();
  }

  /** Says that there is a key, not which; header values may be secrets too. */
  @Override
  public String toString() {
    return "ProviderEndpoint[%s, key %s, %s, headers %s]"
        .formatted(baseUrl, apiKey.isEmpty() ? "none" : "***", limits, headers.keySet());
  }
}
