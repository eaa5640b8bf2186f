package io.storycast.cli.stack;

import io.storycast.cli.home.DataDirectory;
import io.storycast.cli.outcome.CommandFailure;
import io.storycast.cli.outcome.ExitCodes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts the local stack's process. */
public final class StackLauncher {

  private final DataDirectory data;

  /** A launcher of the stack with this data. */
  public StackLauncher(DataDirectory data) {
    this.data = data;
  }

  /**
   * Starts a stack that ends with this process, however this process ends: it watches its standard
   * input, and the other end of that pipe is here.
   */
  public Process tethered() {
    List<String> command = command();
    command.add("--tethered");
    return start(new ProcessBuilder(command).redirectInput(ProcessBuilder.Redirect.PIPE));
  }

  /** Starts a stack that stays when this process and its terminal are gone; returns its process. */
  public ProcessHandle detached() {
    // A background job of a shell without job control ignores Ctrl-C, and nohup the terminal's end.
    List<String> shell =
        new ArrayList<>(
            List.of("/bin/sh", "-c", "nohup \"$@\" </dev/null & echo $! >\"$0\"", pidFile()));
    shell.addAll(command());
    Process starter = start(new ProcessBuilder(shell));
    try {
      starter.waitFor();
      long pid = Long.parseLong(Files.readString(Path.of(pidFile())).strip());
      Files.delete(Path.of(pidFile()));
      return ProcessHandle.of(pid).orElseThrow(this::diedAtOnce);
    } catch (IOException | NumberFormatException e) {
      throw failed(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed(e);
    }
  }

  private String pidFile() {
    return data.path().resolve("starting.pid").toString();
  }

  private List<String> command() {
    return new ArrayList<>(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-Xmx1g",
            "--enable-native-access=ALL-UNNAMED",
            "-jar",
            data.stackJar().toString()));
  }

  private Process start(ProcessBuilder builder) {
    try {
      Files.createDirectories(data.logs());
      builder.environment().put("STORYCAST_HOME", data.path().toString());
      builder.environment().put("STORYCAST_ROOT", data.root().toString());
      return builder
          .directory(data.root().toFile())
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.appendTo(data.stackLog().toFile()))
          .start();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private CommandFailure diedAtOnce() {
    return new CommandFailure(
        ExitCodes.FAILED, "The local stack ended at once.", "Its log: " + data.stackLog());
  }

  private static CommandFailure failed(Exception e) {
    return new CommandFailure(
        ExitCodes.FAILED,
        "The local stack cannot be started: " + CommandFailure.sentence(e),
        null,
        e);
  }
}
