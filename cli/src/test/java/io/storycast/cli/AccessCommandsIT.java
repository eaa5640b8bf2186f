package io.storycast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.storycast.cli.outcome.ExitCodes;
import io.storycast.cli.text.RecordedTerminal;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AccessCommandsIT {

  private static final String KEY =
      """
      {"id": "k1", "name": "site", "kind": "bearer", "scopes": ["read", "write"],
       "requestsPerMinute": null, "createdAt": "2026-11-22T10:00:00Z", "createdBy": "ann (api)",
       "expiresAt": null, "revokedAt": null, "lastUsedAt": "2026-11-22T11:00:00Z",
       "secrets": [{"hint": "sck_AbCd", "createdAt": "2026-11-22T10:00:00Z", "endsAt": null}]}
      """;

  private static final String ANN =
      """
      {"name": "ann", "role": "viewer", "disabled": false, "createdAt": "2026-11-22T10:00:00Z",
       "lastLogin": null}
      """;

  private final WebServer server = new WebServer();
  private final RecordedTerminal recorded = RecordedTerminal.plain();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void showsASecretOnceAndSaysSo() {
    server.answer("POST /v1/keys", 201, "{\"key\": %s, \"secret\": \"sck_x\"}".formatted(KEY));

    assertThat(
            run("keys", "create", "--name", "site", "--scope", "read,write", "--per-minute", "9"))
        .isEqualTo(ExitCodes.OK);

    assertThat(recorded.out()).contains("id      k1", "secret  sck_x");
    assertThat(recorded.err()).contains("cannot be shown again");
    assertThat(server.requests().getFirst().body())
        .contains("\"scopes\":[\"read\",\"write\"]", "\"requestsPerMinute\":9", "\"bearer\"");
  }

  @Test
  void listsKeysWithoutSecrets() {
    server.answer("GET /v1/keys", 200, "{\"keys\": [%s]}".formatted(KEY));

    assertThat(run("keys", "list")).isEqualTo(ExitCodes.OK);

    assertThat(recorded.out()).contains("site  bearer  read,write  live   sck_AbCd…");
  }

  @Test
  void addsAnAccountAndShowsThePasswordThatWasMade() {
    server.answer("POST /v1/users", 201, "{\"user\": %s, \"password\": \"made\"}".formatted(ANN));

    assertThat(run("users", "add", "ann")).isEqualTo(ExitCodes.OK);

    assertThat(recorded.out()).contains("ann   viewer  enabled", "password: made");
    assertThat(server.requests().getFirst().body())
        .contains("\"name\":\"ann\"", "\"role\":\"viewer\"")
        .doesNotContain("password");
  }

  @Test
  void saysWhichScopeIsMissing() {
    server.answer(
        "GET /v1/users", 403, "{\"detail\": \"This needs the scope 'operate'.\", \"hint\": \"h\"}");

    assertThat(run("users", "list")).isEqualTo(ExitCodes.UNAUTHORIZED);

    assertThat(recorded.err()).contains("This needs the scope 'operate'. (403)");
  }

  @Test
  void wantsASpanOfTime() {
    assertThat(run("keys", "rotate", "k1", "--overlap", "soon")).isEqualTo(ExitCodes.USAGE);
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void sendsAnyRequestAsItIs() {
    server.answer("POST /v1/keys/k1/revoke", 200, "{\"a\":1}");

    assertThat(run("api", "POST", "/v1/keys/k1/revoke", "--data", "{}")).isEqualTo(ExitCodes.OK);

    assertThat(recorded.out()).isEqualTo("{\"a\":1}\n");
    assertThat(server.requests().getFirst().body()).isEqualTo("{}");
  }

  private int run(String... arguments) {
    return Storycast.run(
        Map.of("STORYCAST_TOKEN", "token"),
        recorded.terminal(),
        Stream.concat(Stream.of(arguments), Stream.of("--url", server.address().toString()))
            .toArray(String[]::new));
  }
}
