package io.storycast.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder in which a stack keeps everything: data, logs, tokens, and what it says about itself.
 */
public record StackHome(Path folder) {

  /** Absolute, and with the folders that must exist. */
  public static StackHome at(Path folder) {
    StackHome home = new StackHome(folder.toAbsolutePath().normalize());
    try {
      Files.createDirectories(home.logs());
      Files.createDirectories(home.run());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot create " + home.folder, e);
    }
    return home;
  }

  public Path logs() {
    return folder.resolve("logs");
  }

  /** Process ids, and other things that mean nothing when no stack runs. */
  Path run() {
    return folder.resolve("run");
  }

  /** What the stack says about itself, as JSON. */
  public Path stackFile() {
    return folder.resolve("stack.json");
  }

  public Path tokensFile() {
    return folder.resolve("tokens.env");
  }

  Path portsFile() {
    return folder.resolve("ports.properties");
  }

  Path lockFile() {
    return folder.resolve("stack.lock");
  }

  Path kafka() {
    return folder.resolve("kafka");
  }

  Path postgres() {
    return folder.resolve("postgres");
  }

  Path s3() {
    return folder.resolve("s3");
  }

  Path simulatorJournal() {
    return folder.resolve("simulator-calls.jsonl");
  }

  @Override
  public String toString() {
    return folder.toString();
  }
}
