package io.storycast.kafka;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The {@code KAFKA_…} variables about TLS and passwords, as settings of Kafka's clients. The same
 * in the services, the command and the local stack.
 */
public final class KafkaSecurity {

  /** Kafka refuses every token address that is not named here (CVE-2025-27817). */
  private static final String ALLOWED_URLS = "org.apache.kafka.sasl.oauthbearer.allowed.urls";

  private static final String SECURITY = "org.apache.kafka.common.security.";

  private final Function<String, Optional<String>> variables;

  private KafkaSecurity(Function<String, Optional<String>> variables) {
    this.variables = variables;
  }

  /**
   * The client settings that the variables ask for; none for a broker without security.
   *
   * <p>With a token address it also names that address to Kafka's allow-list, a system property.
   *
   * @param variables the value of a variable, empty when it is not set
   * @throws IllegalArgumentException when variables are missing or contradict each other; the
   *     message names them and quotes no secret
   */
  public static Map<String, String> clientSettings(Function<String, Optional<String>> variables) {
    return new KafkaSecurity(
            name -> variables.apply(name).map(String::strip).filter(value -> !value.isEmpty()))
        .settings();
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>();
    Optional<String> protocol = variables.apply("KAFKA_SECURITY_PROTOCOL").map(KafkaSecurity::name);
    if (protocol.isEmpty()) {
      refuseForgottenProtocol();
      return settings;
    }
    settings.put("security.protocol", protocol.get());
    if (protocol.get().endsWith("SSL")) {
      putTrust(settings);
    }
    if (protocol.get().startsWith("SASL")) {
      putLogin(settings);
    }
    return settings;
  }

  /** A password that is set and not used would be sent to nobody, and nobody would notice. */
  private void refuseForgottenProtocol() {
    for (String name : new String[] {"KAFKA_SASL_MECHANISM", "KAFKA_SASL_JAAS_CONFIG"}) {
      if (variables.apply(name).isPresent()) {
        throw new IllegalArgumentException(
            name + " is set, but KAFKA_SECURITY_PROTOCOL is not. Set it to SASL_SSL.");
      }
    }
  }

  private void putTrust(Map<String, String> settings) {
    variables
        .apply("KAFKA_CA_FILE")
        .ifPresent(
            file -> {
              settings.put("ssl.truststore.type", "PEM");
              settings.put("ssl.truststore.location", file);
            });
  }

  private void putLogin(Map<String, String> settings) {
    String mechanism = name(needed("KAFKA_SASL_MECHANISM"));
    settings.put("sasl.mechanism", mechanism);
    Optional<String> own = variables.apply("KAFKA_SASL_JAAS_CONFIG");
    if (own.isPresent()) {
      settings.put("sasl.jaas.config", own.get());
    } else if (mechanism.equals("OAUTHBEARER")) {
      putToken(settings);
    } else if (mechanism.startsWith("SCRAM")) {
      settings.put("sasl.jaas.config", passwordLogin("scram.ScramLoginModule"));
    } else if (mechanism.equals("PLAIN")) {
      settings.put("sasl.jaas.config", passwordLogin("plain.PlainLoginModule"));
    } else {
      throw new IllegalArgumentException(
          "KAFKA_SASL_MECHANISM is neither SCRAM-SHA-512, SCRAM-SHA-256, OAUTHBEARER nor PLAIN;"
              + " another one needs KAFKA_SASL_JAAS_CONFIG.");
    }
  }

  /** Client credentials for a token (RFC 6749, 4.4), fetched again before it ends. */
  private void putToken(Map<String, String> settings) {
    String address = needed("KAFKA_OAUTH_TOKEN_URL");
    settings.put("sasl.jaas.config", SECURITY + "oauthbearer.OAuthBearerLoginModule required;");
    settings.put(
        "sasl.login.callback.handler.class",
        SECURITY + "oauthbearer.OAuthBearerLoginCallbackHandler");
    settings.put(
        "sasl.oauthbearer.jwt.retriever.class",
        SECURITY + "oauthbearer.ClientCredentialsJwtRetriever");
    settings.put("sasl.oauthbearer.token.endpoint.url", address);
    settings.put("sasl.oauthbearer.client.credentials.client.id", needed("KAFKA_SASL_USERNAME"));
    settings.put(
        "sasl.oauthbearer.client.credentials.client.secret", needed("KAFKA_SASL_PASSWORD"));
    variables
        .apply("KAFKA_OAUTH_SCOPE")
        .ifPresent(scope -> settings.put("sasl.oauthbearer.scope", scope));
    if (System.getProperty(ALLOWED_URLS) == null) {
      System.setProperty(ALLOWED_URLS, address);
    }
  }

  private String passwordLogin(String module) {
    return "%s%s required username=%s password=%s;"
        .formatted(
            SECURITY,
            module,
            quoted(needed("KAFKA_SASL_USERNAME")),
            quoted(needed("KAFKA_SASL_PASSWORD")));
  }

  private String needed(String name) {
    return variables
        .apply(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    name + " is not set, and KAFKA_SECURITY_PROTOCOL needs it."));
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static String name(String text) {
    return text.toUpperCase(Locale.ROOT);
  }
}
