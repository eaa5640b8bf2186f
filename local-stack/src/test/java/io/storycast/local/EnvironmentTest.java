package io.storycast.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentTest {

  @ParameterizedTest
  @CsvSource({
    "postgres://me:secret@db:5432/site, postgres://me:***@db:5432/site",
    "postgres://me@db/site, postgres://me@db/site",
    "jdbc:postgresql://db/site?user=me&password=secret, jdbc:postgresql://db/site",
    "postgres://me:se%40cret@db/site?sslmode=require, postgres://me:***@db/site"
  })
  void hidesPasswords(String url, String printable) {
    assertThat(new Environment(Map.of("DATABASE_URL", url)).printableDatabase())
        .hasValue(printable);
  }

  @Test
  void takesBlankVariablesAsUnset() {
    Environment blank = new Environment(Map.of("KAFKA_BROKERS", " ", "SILICONFLOW_API_KEY", ""));
    assertThat(blank.hasBrokers()).isFalse();
    assertThat(blank.hasProvider()).isFalse();
  }

  @Test
  void knowsAStoreByItsAccount() {
    Environment r2 = new Environment(Map.of("CLOUDFLARE_R2_ACCOUNT_ID", "abc"));
    assertThat(r2.hasStore()).isTrue();
    assertThat(r2.storeAddress()).hasValue("https://abc.r2.cloudflarestorage.com");
  }

  @Test
  void printsNoValues() {
    assertThat(new Environment(Map.of("SILICONFLOW_API_KEY", "secret")).toString())
        .doesNotContain("secret");
  }
}
