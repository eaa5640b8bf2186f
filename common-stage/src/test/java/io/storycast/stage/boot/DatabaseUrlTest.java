package io.storycast.stage.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {

  @ParameterizedTest
  @CsvSource({
    "postgres://u:p@db:5433/site,            jdbc:postgresql://db:5433/site,                 u, p",
    "postgresql://u:p%40ss%2F@db/site,       jdbc:postgresql://db/site,                      u, p@ss/",
    "postgres://u:a+b@db/s?sslmode=require,  jdbc:postgresql://db/s?sslmode=require,         u, a+b",
  })
  void readsAPlatformsUrl(String url, String jdbcUrl, String user, String password) {
    assertThat(DatabaseUrl.springProperties(url))
        .isEqualTo(
            Map.of(
                "spring.datasource.url", jdbcUrl,
                "spring.datasource.username", user,
                "spring.datasource.password", password));
  }

  @Test
  void takesAJdbcUrlAsItIs() {
    assertThat(DatabaseUrl.springProperties("jdbc:postgresql://db/site?user=u"))
        .isEqualTo(Map.of("spring.datasource.url", "jdbc:postgresql://db/site?user=u"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"mysql://u:geheim@db/site", "postgres://u:gehe im@db/site"})
  void refusesOthersWithoutQuotingThePassword(String url) {
    assertThatThrownBy(() -> DatabaseUrl.springProperties(url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("DATABASE_URL")
        .hasMessageNotContaining("gehe")
        .hasNoCause();
  }
}
