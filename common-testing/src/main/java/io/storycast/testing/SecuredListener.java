package io.storycast.testing;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A way into an {@link EmbeddedKafka} by TLS with a login: SCRAM-SHA-512, and OAUTHBEARER where
 * there is a key set to verify tokens with.
 */
public record SecuredListener(int port, Certificate certificate, Optional<Issuer> issuer) {

  private static final String PREFIX = "listener.name.secured.";
  private static final String OAUTH = PREFIX + "oauthbearer.sasl.";
  private static final String SECURITY = "org.apache.kafka.common.security.";

  /**
   * Who signs tokens.
   *
   * @param keySet where its public keys are; Kafka's allow-list has to name it when the broker
   *     starts
   * @param audience whom the tokens have to be for
   */
  public record Issuer(URI keySet, String audience) {}

  /** On a free port. */
  public static SecuredListener with(Certificate certificate) {
    return new SecuredListener(Ports.free(), certificate, Optional.empty());
  }

  /** The same, for tokens as well. */
  public SecuredListener trusting(URI keySet, String audience) {
    return new SecuredListener(port, certificate, Optional.of(new Issuer(keySet, audience)));
  }

  void addTo(Map<String, String> settings) {
    String address = ",SECURED://127.0.0.1:" + port;
    settings.merge("listeners", address, String::concat);
    settings.merge("advertised.listeners", address, String::concat);
    settings.merge("listener.security.protocol.map", ",SECURED:SASL_SSL", String::concat);
    settings.put(PREFIX + "ssl.keystore.type", "PEM");
    settings.put(PREFIX + "ssl.keystore.location", certificate.keyAndCertificate().toString());
    settings.put(
        PREFIX + "sasl.enabled.mechanisms",
        issuer.isPresent() ? "SCRAM-SHA-512,OAUTHBEARER" : "SCRAM-SHA-512");
    settings.put(
        PREFIX + "scram-sha-512.sasl.jaas.config", SECURITY + "scram.ScramLoginModule required;");
    issuer.ifPresent(trusted -> settings.putAll(tokens(trusted)));
  }

  private static Map<String, String> tokens(Issuer trusted) {
    Map<String, String> settings = new HashMap<>();
    settings.put(OAUTH + "jaas.config", SECURITY + "oauthbearer.OAuthBearerLoginModule required;");
    settings.put(
        OAUTH + "server.callback.handler.class",
        SECURITY + "oauthbearer.OAuthBearerValidatorCallbackHandler");
    settings.put(OAUTH + "oauthbearer.jwks.endpoint.url", trusted.keySet().toString());
    settings.put(OAUTH + "oauthbearer.expected.audience", trusted.audience());
    return settings;
  }
}
