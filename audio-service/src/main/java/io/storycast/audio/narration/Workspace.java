package io.storycast.audio.narration;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A folder that is gone when the work is done. */
record Workspace(Path folder) implements Closeable {

  static Workspace in(Path parent) throws IOException {
    Files.createDirectories(parent);
    return new Workspace(Files.createTempDirectory(parent, "narration-"));
  }

  @Override
  public void close() throws IOException {
    List<Path> files;
    try (Stream<Path> listed = Files.list(folder)) {
      files = listed.toList();
    }
    for (Path file : files) {
      Files.deleteIfExists(file);
    }
    Files.deleteIfExists(folder);
  }
}
