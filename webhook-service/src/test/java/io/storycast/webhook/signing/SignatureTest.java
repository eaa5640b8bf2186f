package io.storycast.webhook.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.standardwebhooks.Webhook;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureTest {

  private static final String ID = "f0f00f6d-8683-579e-a2a4-9e00f8c1e67a";
  private static final String BODY =
      "{\"type\":\"story.ready\",\"data\":{\"title\":\"Größe – 你好\"}}";
  private static final byte[] BYTES = BODY.getBytes(StandardCharsets.UTF_8);
  private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

  private final SigningSecret secret = SigningSecret.random();

  @Test
  void isThatOfTheSpecification() {
    // https://github.com/standard-webhooks/standard-webhooks, libraries: the shared test vector
    Map<String, String> headers =
        Signature.headers(
            "msg_p5jXN8AQM9LWM0D4loKWxJek",
            Instant.ofEpochSecond(1614265330),
            "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8),
            List.of(SigningSecret.parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")));

    assertThat(headers)
        .containsEntry("webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void isVerifiedByTheReferenceLibrary() {
    Map<String, String> headers = Signature.headers(ID, NOW, BYTES, List.of(secret));

    assertThat(catchThrowable(() -> new Webhook(secret.reveal()).verify(BODY, lists(headers))))
        .isNull();
  }

  @Test
  void ofTheReferenceLibraryIsVerified() throws Exception {
    String signature = new Webhook(secret.reveal()).sign(ID, NOW.getEpochSecond(), BODY);
    Map<String, String> headers = headers(signature);

    assertThat(Signature.verify(headers, BYTES, secret, NOW)).isTrue();
    assertThat(Signature.verify(headers, BYTES, SigningSecret.random(), NOW)).isFalse();
    assertThat(
            Signature.verify(headers, (BODY + " ").getBytes(StandardCharsets.UTF_8), secret, NOW))
        .isFalse();
  }

  @Test
  void isMadeWithBothSecretsWhileOneReplacesTheOther() {
    SigningSecret next = SigningSecret.random();

    Map<String, String> headers = Signature.headers(ID, NOW, BYTES, List.of(next, secret));

    assertThat(catchThrowable(() -> new Webhook(secret.reveal()).verify(BODY, lists(headers))))
        .isNull();
    assertThat(catchThrowable(() -> new Webhook(next.reveal()).verify(BODY, lists(headers))))
        .isNull();
  }

  @Test
  void isRefusedWhenItIsOldOrFromTheFuture() {
    Map<String, String> headers = Signature.headers(ID, NOW, BYTES, List.of(secret));
    Duration tooMuch = Signature.TOLERANCE.plusSeconds(1);

    assertThat(Signature.verify(headers, BYTES, secret, NOW.plus(tooMuch))).isFalse();
    assertThat(Signature.verify(headers, BYTES, secret, NOW.minus(tooMuch))).isFalse();
    assertThat(Signature.verify(headers, BYTES, secret, NOW.plus(Signature.TOLERANCE))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"webhook-id", "webhook-timestamp", "webhook-signature"})
  void isRefusedWithoutOneOfTheHeaders(String missing) {
    Map<String, String> headers = new HashMap<>(Signature.headers(ID, NOW, BYTES, List.of(secret)));
    headers.remove(missing);

    assertThat(Signature.verify(headers, BYTES, secret, NOW)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "whsec_", "whsec_c2hvcnQ=", "whsec_%%%", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"})
  void secretIsRefusedWithoutBeingQuoted(String text) {
    assertThatThrownBy(() -> SigningSecret.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A secret is whsec_ and 24 to 64 bytes in base64.");
  }

  @Test
  void secretDoesNotShowItself() {
    assertThat(secret).hasToString("(signing secret)");
    assertThat(SigningSecret.parse(secret.reveal()).reveal()).isEqualTo(secret.reveal());
  }

  private static Map<String, String> headers(String signature) {
    return Map.of(
        Signature.ID, ID,
        Signature.TIMESTAMP, Long.toString(NOW.getEpochSecond()),
        Signature.SIGNATURE, signature);
  }

  private static Map<String, List<String>> lists(Map<String, String> headers) {
    return headers.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue())));
  }
}
