package io.storycast.cli.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.storycast.cli.outcome.CommandFailure;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseTest {

  @ParameterizedTest
  @CsvSource({
    "postgres://u:p%40ss@db:5433/site?sslmode=require, postgresql://db:5433/site",
    "postgresql://db/site, postgresql://db/site",
    "jdbc:postgresql://db/site?user=u&password=secret, postgresql://db/site",
  })
  void showsItsAddressWithoutCredentials(String url, String shown) {
    assertThat(new Database(url, "public")).hasToString(shown);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mysql://u:hidden@db/site", "postgres://u:hid den@db/site", "hidden"})
  void refusesWhatIsNoAddressWithoutQuotingIt(String url) {
    assertThatThrownBy(() -> new Database(url, "public"))
        .isInstanceOf(CommandFailure.class)
        .hasMessage("DATABASE_URL is not an address of PostgreSQL.")
        .hasNoCause();
  }
}
