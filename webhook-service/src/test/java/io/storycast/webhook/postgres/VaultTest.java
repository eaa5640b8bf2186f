package io.storycast.webhook.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.storycast.webhook.delivering.Endpoints.LockedSecretException;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VaultTest {

  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final UUID OWNER = UUID.randomUUID();

  private final Vault vault = new Vault(key(1));

  @Test
  void opensWhatItSealed() {
    String stored = vault.seal(SECRET, OWNER);

    assertThat(stored).doesNotContain("whsec").isNotEqualTo(vault.seal(SECRET, OWNER));
    assertThat(vault.open(stored, OWNER)).isEqualTo(SECRET);
  }

  @Test
  void opensNothingForAnotherEndpointOrWithAnotherKey() {
    String stored = vault.seal(SECRET, OWNER);

    assertThatThrownBy(() -> vault.open(stored, UUID.randomUUID()))
        .isInstanceOf(LockedSecretException.class);
    assertThatThrownBy(() -> new Vault(key(2)).open(stored, OWNER))
        .isInstanceOf(LockedSecretException.class);
    assertThatThrownBy(() -> new Vault("").open(stored, OWNER))
        .isInstanceOf(LockedSecretException.class)
        .hasMessageContaining("WEBHOOK_SECRET_KEY is not set");
  }

  @Test
  void readsWhatWasStoredBeforeThereWasAKey() {
    assertThat(vault.open(new Vault("").seal(SECRET, OWNER), OWNER)).isEqualTo(SECRET);
  }

  @ParameterizedTest
  @ValueSource(strings = {"c2hvcnQ=", "not base64 at all!"})
  void refusesAKeyOfAnotherLengthWithoutQuotingIt(String key) {
    assertThatThrownBy(() -> new Vault(key))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("openssl rand -base64 32")
        .message()
        .doesNotContain(key);
  }

  private static String key(int first) {
    byte[] key = new byte[32];
    key[0] = (byte) first;
    return Base64.getEncoder().encodeToString(key);
  }
}
