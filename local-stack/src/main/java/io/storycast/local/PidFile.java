package io.storycast.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Remembers a child beyond the life of this process: its process id and when it started, because
 * after a while the id may belong to any other process.
 */
record PidFile(Path file) {

  static PidFile of(StackHome home, String name) {
    return new PidFile(home.run().resolve(name + ".pid"));
  }

  static List<PidFile> all(StackHome home) {
    try (Stream<Path> files = Files.list(home.run())) {
      return files.filter(file -> file.toString().endsWith(".pid")).map(PidFile::new).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void write(ProcessHandle process) {
    Files0600.replace(file, process.pid() + " " + startOf(process) + "\n");
  }

  void delete() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The process, if it is still the same and still runs. */
  Optional<ProcessHandle> process() {
    try {
      String[] parts = Files.readString(file).strip().split(" ", 2);
      return ProcessHandle.of(Long.parseLong(parts[0]))
          .filter(process -> parts.length == 2 && startOf(process).equals(parts[1]));
    } catch (IOException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  String name() {
    return file.getFileName().toString().replaceFirst("\\.pid$", "");
  }

  private static String startOf(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toString).orElse("unknown");
  }
}
