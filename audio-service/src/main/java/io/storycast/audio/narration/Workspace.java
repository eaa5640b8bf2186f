package io.storycast.audio.narration;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** A folder that is gone when the work is done. */
record Workspace(Path folder) implements Closeable {

  private static final String PREFIX = "narration-";

  /** Longer than any narration takes: a folder untouched since then belongs to a dead process. */
  private static final Duration ABANDONED = Duration.ofDays(1);

  /** A new folder; those that killed processes left behind are deleted on the way. */
  static Workspace in(Path parent, Instant now) throws IOException {
    Files.createDirectories(parent);
    for (Path child : children(parent)) {
      if (child.getFileName().toString().startsWith(PREFIX) && isAbandoned(child, now)) {
        new Workspace(child).close();
      }
    }
    return new Workspace(Files.createTempDirectory(parent, PREFIX));
  }

  @Override
  public void close() throws IOException {
    for (Path file : children(folder)) {
      Files.deleteIfExists(file);
    }
    Files.deleteIfExists(folder);
  }

  private static boolean isAbandoned(Path folder, Instant now) throws IOException {
    return Files.isDirectory(folder)
        && Files.getLastModifiedTime(folder).toInstant().isBefore(now.minus(ABANDONED));
  }

  private static List<Path> children(Path folder) throws IOException {
    try (Stream<Path> listed = Files.list(folder)) {
      return listed.toList();
    }
  }
}
