package io.storycast.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.storycast.testing.Ports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceProcessIT {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir Path folder;
  private StackHome home;
  private Path jar;

  @BeforeEach
  void prepare() throws Exception {
    home = StackHome.at(folder.resolve("home"));
    jar = Stubs.writeJar(folder.resolve("stub.jar"));
  }

  @Test
  void becomesReadyAndStopsInAnOrderlyWay() throws Exception {
    try (ServiceProcess process = process(Map.of()).start().awaitReady(PATIENCE)) {
      assertThat(process.isAlive()).isTrue();
      process.stop();
      assertThat(process.isAlive()).isFalse();
      assertThat(process.logFile()).content().contains("stub serves", "stub stops");
      assertThat(PidFile.all(home)).isEmpty();
    }
  }

  @Test
  void canBeKilledAndStartedAgain() throws Exception {
    try (ServiceProcess process = process(Map.of()).start().awaitReady(PATIENCE)) {
      long first = process.pid();
      process.kill();
      assertThat(process.awaitExit()).isEqualTo(137);
      assertThat(process.logFile()).content().doesNotContain("stub stops");
      process.start().awaitReady(PATIENCE);
      assertThat(process.pid()).isNotEqualTo(first);
    }
  }

  @Test
  void canBeFrozen() {
    try (ServiceProcess process = process(Map.of()).start().awaitReady(PATIENCE)) {
      process.freeze();
      assertThat(process.isReady()).isFalse();
      process.thaw();
      assertThat(process.isReady()).isTrue();
    }
  }

  @Test
  void saysWhereTheLogIsWhenItEnds() {
    try (ServiceProcess process = process(Map.of("STUB_DIES", "yes")).start()) {
      assertThatThrownBy(() -> process.awaitReady(PATIENCE))
          .isInstanceOf(StackFailure.class)
          .hasMessageContaining(process.logFile().toString());
    }
  }

  @Test
  void endsWhenItsParentIsKilled() throws Exception {
    Process parent =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Parent.class.getName(),
                home.toString(),
                jar.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    long pid = Long.parseLong(parent.inputReader().readLine());
    ProcessHandle child = ProcessHandle.of(pid).orElseThrow();

    parent.destroyForcibly();

    child.onExit().get(20, TimeUnit.SECONDS);
    assertThat(Files.readString(home.logs().resolve("stub.log"))).contains("stub stops");
  }

  @Test
  void leftoversAreKilledWhenTheyDoNotEndByThemselves() {
    try (ServiceProcess process = process(Map.of()).start().awaitReady(PATIENCE)) {
      Leftovers.end(home);
      assertThat(process.isAlive()).isFalse();
      assertThat(PidFile.all(home)).isEmpty();
    }
  }

  private ServiceProcess process(Map<String, String> environment) {
    return new ServiceProcess(home, Stubs.launch("stub", jar, Ports.free(), environment));
  }

  /** Runs in a JVM of its own, to be killed. */
  static final class Parent {

    public static void main(String[] args) throws Exception {
      ServiceProcess child =
          new ServiceProcess(
              StackHome.at(Path.of(args[0])),
              Stubs.launch("stub", Path.of(args[1]), Ports.free(), Map.of()));
      child.start().awaitReady(PATIENCE);
      System.out.println(child.pid());
      Thread.currentThread().join();
    }
  }
}
