package io.storycast.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.storycast.testing.Dependencies;
import io.storycast.testing.Ports;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStackIT {

  private static final Duration STOP_LIMIT = Duration.ofSeconds(40);

  private static final Map<String, String> EXTERNAL =
      Map.of(
          "KAFKA_BROKERS",
          Dependencies.kafka().brokers(),
          "DATABASE_URL",
          "postgres://someone:secret@127.0.0.1:5432/site",
          "S3_ENDPOINT",
          Dependencies.s3().endpoint().toString(),
          "SILICONFLOW_API_KEY",
          "a-key");

  @TempDir Path folder;
  private Path root;
  private Path home;

  @BeforeEach
  void prepare() throws Exception {
    root = Stubs.project(folder.resolve("project"));
    home = folder.resolve("home");
    takeUnusualPorts();
  }

  /** A stack may run on this machine, or start while this test runs. */
  private void takeUnusualPorts() {
    Properties ports = new Properties();
    for (String part :
        List.of("kafka", "postgres", "s3", "audio", "simulator", "api", "webhooks")) {
      ports.setProperty(part, Integer.toString(Ports.free()));
    }
    for (Service service : Service.values()) {
      ports.setProperty(service.serviceName(), Integer.toString(Ports.free()));
    }
    Files0600.replace(StackHome.at(home).portsFile(), ports);
  }

  @Test
  void startsEverythingAndSaysWhereItIs() throws Exception {
    try (StackRun stack = StackRun.start(root, home, Map.of()).awaitState("ready")) {
      assertThat(get(stack.address("simulator").replace("/v1", "/"))).contains("simulator");
      assertThat(stack.address("console")).isEqualTo(stack.address("api") + "/admin");
      assertThat(connects(stack.address("database"))).isTrue();
      try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.address("kafka")))) {
        assertThat(admin.listTopics().names().get()).contains("storycast.story-ready.v1");
      }
      for (Service service : Service.values()) {
        assertThat(stack.part(service.serviceName()).path("health").asString()).isEqualTo("up");
      }
      String environment = get(stack.part("audio-service").path("healthUrl").asString());
      assertThat(environment)
          .contains(
              "KAFKA_BROKERS=" + stack.address("kafka"),
              "DATABASE_URL=" + stack.address("database"),
              "S3_ENDPOINT=" + stack.address("s3"),
              "CLOUDFLARE_R2_PUBLIC_URL=" + stack.address("audio"),
              "SILICONFLOW_BASE_URL=" + stack.address("simulator"),
              "STORYCAST_SEND_SCENARIO_HEADER=true",
              "SPRING_PROFILES_ACTIVE=local",
              "API_TOKEN=" + tokens().getProperty("API_TOKEN"));
      assertThat(Files.getPosixFilePermissions(home.resolve("tokens.env")))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
      assertThat(stack.status().toString()).doesNotContain(tokens().getProperty("API_TOKEN"));
    }
  }

  @Test
  void leavesNothingBehindAndKeepsPortsAndTokensForTheNextRun() throws Exception {
    String database;
    String token;
    List<ProcessHandle> stopped;
    List<ProcessHandle> killed;
    try (StackRun stack = StackRun.start(root, home, Map.of()).awaitState("ready")) {
      database = stack.address("database");
      token = tokens().getProperty("API_TOKEN");
      stopped = stack.descendants();
      stack.terminate();
      stack.awaitExit(STOP_LIMIT);
      assertThat(stack.status().path("state").asString()).isEqualTo("stopped");
    }
    assertThat(stopped).hasSizeGreaterThan(5).filteredOn(ProcessHandle::isAlive).isEmpty();
    try (StackRun stack = StackRun.start(root, home, Map.of()).awaitState("ready")) {
      assertThat(stack.address("database")).isEqualTo(database);
      assertThat(tokens().getProperty("API_TOKEN")).isEqualTo(token);
      killed = stack.descendants();
      stack.kill();
      stack.awaitExit(Duration.ofSeconds(5));
    }
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(killed).noneMatch(ProcessHandle::isAlive));
    try (StackRun stack = StackRun.start(root, home, Map.of()).awaitState("ready")) {
      assertThat(connects(stack.address("database"))).isTrue();
    }
  }

  @Test
  void startsAServiceAgainThatDies() throws Exception {
    try (StackRun stack =
        StackRun.start(root, home, EXTERNAL, "--services", "story-service").awaitState("ready")) {
      long first = stack.part("story-service").path("pid").asLong();
      ProcessHandle.of(first).orElseThrow().destroyForcibly();
      Awaitility.await()
          .atMost(Duration.ofSeconds(20))
          .until(
              () ->
                  stack.part("story-service").path("restarts").asInt() == 1
                      && stack.part("story-service").path("health").asString().equals("up"));
      assertThat(stack.part("story-service").path("pid").asLong()).isNotEqualTo(first);
    }
  }

  @Test
  void stopsWhenItsTetherIsCut() throws Exception {
    try (StackRun stack =
        StackRun.start(root, home, EXTERNAL, "--services", "none", "--tethered")
            .awaitState("ready")) {
      stack.letGo();
      assertThat(stack.awaitExit(STOP_LIMIT)).isZero();
    }
  }

  @Test
  void usesWhatTheEnvironmentNames() throws Exception {
    try (StackRun stack =
        StackRun.start(root, home, EXTERNAL, "--services", "audio-service").awaitState("ready")) {
      assertThat(stack.status().path("external").toString())
          .isEqualTo("[\"kafka\",\"postgres\",\"s3\",\"simulator\"]");
      assertThat(stack.address("kafka")).isEqualTo(Dependencies.kafka().brokers());
      assertThat(stack.address("database")).contains(":***@").doesNotContain("secret");
      String seen = get(stack.part("audio-service").path("healthUrl").asString());
      assertThat(seen)
          .contains("DATABASE_URL=" + EXTERNAL.get("DATABASE_URL"), "SILICONFLOW_API_KEY=a-key");
      assertThat(seen).doesNotContain("SILICONFLOW_BASE_URL", "STORYCAST_SEND_SCENARIO_HEADER");
    }
  }

  @Test
  void refusesASecondStackInTheSameFolder() throws Exception {
    try (StackRun first =
            StackRun.start(root, home, EXTERNAL, "--services", "none").awaitState("ready");
        StackRun second = StackRun.start(root, home, EXTERNAL, "--services", "none")) {
      assertThat(second.awaitExit(Duration.ofSeconds(20))).isEqualTo(3);
      assertThat(first.status().path("pid").asLong()).isEqualTo(first.pid());
    }
  }

  @Test
  void saysWhyItFails() throws Exception {
    try (StackRun stack =
        StackRun.start(
            root, home, withExternal("STUB_DIES", "yes"), "--services", "story-service")) {
      assertThat(stack.awaitExit(Duration.ofSeconds(60))).isEqualTo(1);
      assertThat(stack.status().path("state").asString()).isEqualTo("failed");
      assertThat(stack.status().path("reason").asString())
          .contains("story-service", "story-service.log");
    }
  }

  @Test
  void saysThatTheServicesAreNotBuilt() throws Exception {
    try (StackRun stack = StackRun.start(folder, home, Map.of())) {
      assertThat(stack.awaitExit(Duration.ofSeconds(60))).isEqualTo(1);
      assertThat(stack.status().path("reason").asString()).contains("is not built");
    }
  }

  @Test
  void remembersPortsAndAvoidsTakenOnes() throws Exception {
    StackHome ports = StackHome.at(folder.resolve("other"));
    int taken = Dependencies.simulator().port();
    int given = new PortBook(ports.portsFile()).port("api", taken);
    assertThat(given).isNotEqualTo(taken);
    assertThat(new PortBook(ports.portsFile()).port("api", Ports.free())).isEqualTo(given);
  }

  private static Map<String, String> withExternal(String name, String value) {
    Map<String, String> environment = new HashMap<>(EXTERNAL);
    environment.put(name, value);
    return environment;
  }

  private Properties tokens() {
    return Files0600.properties(home.resolve("tokens.env"));
  }

  private static boolean connects(String databaseUrl) throws Exception {
    URI uri = URI.create(databaseUrl);
    String[] user = uri.getUserInfo().split(":", 2);
    String jdbc =
        "jdbc:postgresql://%s:%d%s".formatted(uri.getHost(), uri.getPort(), uri.getPath());
    try (var connection = DriverManager.getConnection(jdbc, user[0], user[1])) {
      return connection.isValid(2);
    }
  }

  private static String get(String url) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(
              HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString())
          .body();
    }
  }
}
