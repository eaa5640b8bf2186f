package io.storycast.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KafkaSecurityTest {

  private static final String ALLOWED_URLS = "org.apache.kafka.sasl.oauthbearer.allowed.urls";

  private final Map<String, String> variables = new HashMap<>();

  @Test
  void asksForNothingWhenNothingIsSet() {
    variables.put("KAFKA_SECURITY_PROTOCOL", " ");

    assertThat(settings()).isEmpty();
  }

  @Test
  void trustsTheGivenAuthorityOnly() {
    variables.put("KAFKA_SECURITY_PROTOCOL", "ssl");
    variables.put("KAFKA_CA_FILE", "/etc/kafka/ca.crt");

    assertThat(settings())
        .containsOnly(
            Map.entry("security.protocol", "SSL"),
            Map.entry("ssl.truststore.type", "PEM"),
            Map.entry("ssl.truststore.location", "/etc/kafka/ca.crt"));
  }

  @Test
  void escapesWhatIsSpecialInAPassword() {
    variables.put("KAFKA_SECURITY_PROTOCOL", "SASL_SSL");
    variables.put("KAFKA_SASL_MECHANISM", "SCRAM-SHA-512");
    variables.put("KAFKA_SASL_USERNAME", "story");
    variables.put("KAFKA_SASL_PASSWORD", "a\"b\\c;");

    assertThat(settings())
        .containsEntry("sasl.mechanism", "SCRAM-SHA-512")
        .containsEntry(
            "sasl.jaas.config",
            "org.apache.kafka.common.security.scram.ScramLoginModule required"
                + " username=\"story\" password=\"a\\\"b\\\\c;\";");
  }

  @Test
  void fetchesTokensFromTheGivenAddressAndAllowsNoOther() {
    String before = System.clearProperty(ALLOWED_URLS);
    variables.put("KAFKA_SECURITY_PROTOCOL", "SASL_SSL");
    variables.put("KAFKA_SASL_MECHANISM", "OAUTHBEARER");
    variables.put("KAFKA_OAUTH_TOKEN_URL", "https://id.example.org/token");
    variables.put("KAFKA_OAUTH_SCOPE", "kafka");
    variables.put("KAFKA_SASL_USERNAME", "story");
    variables.put("KAFKA_SASL_PASSWORD", "secret");
    try {
      assertThat(settings())
          .containsEntry("sasl.oauthbearer.token.endpoint.url", "https://id.example.org/token")
          .containsEntry("sasl.oauthbearer.client.credentials.client.id", "story")
          .containsEntry("sasl.oauthbearer.scope", "kafka");
      assertThat(System.getProperty(ALLOWED_URLS)).isEqualTo("https://id.example.org/token");
    } finally {
      System.clearProperty(ALLOWED_URLS);
      if (before != null) {
        System.setProperty(ALLOWED_URLS, before);
      }
    }
  }

  @Test
  void takesALoginThatIsWrittenOut() {
    variables.put("KAFKA_SECURITY_PROTOCOL", "SASL_PLAINTEXT");
    variables.put("KAFKA_SASL_MECHANISM", "GSSAPI");
    variables.put("KAFKA_SASL_JAAS_CONFIG", "Krb5LoginModule required;");

    assertThat(settings()).containsEntry("sasl.jaas.config", "Krb5LoginModule required;");
  }

  @Test
  void namesTheVariableThatIsMissing() {
    variables.put("KAFKA_SECURITY_PROTOCOL", "SASL_SSL");
    variables.put("KAFKA_SASL_MECHANISM", "SCRAM-SHA-512");
    variables.put("KAFKA_SASL_USERNAME", "story");

    assertThatThrownBy(this::settings)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("KAFKA_SASL_PASSWORD");
  }

  @Test
  void refusesALoginThatNobodyWouldUse() {
    variables.put("KAFKA_SASL_MECHANISM", "SCRAM-SHA-512");

    assertThatThrownBy(this::settings)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("KAFKA_SECURITY_PROTOCOL");
  }

  @Test
  void refusesAnUnknownMechanism() {
    variables.put("KAFKA_SECURITY_PROTOCOL", "SASL_SSL");
    variables.put("KAFKA_SASL_MECHANISM", "GSSAPI");

    assertThatThrownBy(this::settings)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("KAFKA_SASL_JAAS_CONFIG");
  }

  private Map<String, String> settings() {
    return KafkaSecurity.clientSettings(name -> Optional.ofNullable(variables.get(name)));
  }
}
