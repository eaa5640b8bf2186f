package io.storycast.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A stack in a process of its own, as the command starts it. */
final class StackRun implements AutoCloseable {

  private static final List<String> INHERITED_SETTINGS =
      List.of(
          "KAFKA_BROKERS",
          "DATABASE_URL",
          "S3_ENDPOINT",
          "CLOUDFLARE_R2_ACCOUNT_ID",
          "SILICONFLOW_BASE_URL",
          "SILICONFLOW_API_KEY");

  private final Path home;
  private final Process process;
  private final Path log;

  private StackRun(Path home, Process process, Path log) {
    this.home = home;
    this.process = process;
    this.log = log;
  }

  static StackRun start(Path root, Path home, Map<String, String> environment, String... options)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(LocalStack.class.getName());
    command.addAll(List.of("--root", root.toString(), "--home", home.toString()));
    command.addAll(List.of(options));
    ProcessBuilder builder = new ProcessBuilder(command);
    INHERITED_SETTINGS.forEach(builder.environment()::remove);
    builder.environment().putAll(environment);
    Path log = Files.createTempFile(home.getParent(), "stack", ".log");
    return new StackRun(
        home, builder.redirectErrorStream(true).redirectOutput(log.toFile()).start(), log);
  }

  StackRun awaitState(String wanted) throws IOException {
    try {
      Awaitility.await()
          .atMost(Duration.ofMinutes(2))
          .until(() -> !process.isAlive() || state().equals(wanted));
      assertThat(state()).isEqualTo(wanted);
      return this;
    } catch (ConditionTimeoutException | AssertionError e) {
      throw new AssertionError("not %s; its log:%n%s".formatted(wanted, Files.readString(log)), e);
    }
  }

  private String state() throws IOException {
    return Files.exists(stackFile()) && status().path("pid").asLong() == process.pid()
        ? status().path("state").asString()
        : "nothing";
  }

  JsonNode status() throws IOException {
    return JsonMapper.shared().readTree(Files.readString(stackFile()));
  }

  String address(String name) throws IOException {
    return status().path("addresses").path(name).asString();
  }

  JsonNode part(String name) throws IOException {
    return StreamSupport.stream(status().path("processes").spliterator(), false)
        .filter(part -> part.path("name").asString().equals(name))
        .findFirst()
        .orElseThrow();
  }

  long pid() {
    return process.pid();
  }

  /** Everything that the stack started, directly or not, by process id. */
  List<ProcessHandle> descendants() throws IOException {
    List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
    Path postmaster = home.resolve("postgres/postmaster.pid");
    if (Files.exists(postmaster)) {
      long pid = Long.parseLong(Files.readAllLines(postmaster).getFirst().strip());
      ProcessHandle.of(pid).ifPresent(all::add);
    }
    return all;
  }

  void terminate() {
    process.destroy();
  }

  void kill() {
    process.destroyForcibly();
  }

  void letGo() throws IOException {
    process.getOutputStream().close();
  }

  int awaitExit(Duration patience) throws InterruptedException {
    if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new AssertionError("still runs after " + patience);
    }
    return process.exitValue();
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(45, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }

  private Path stackFile() {
    return home.resolve("stack.json");
  }
}
