package io.storycast.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

/**
 * {@link Tether} as a class file on disk: inside this program's jar of jars, a child could not load
 * it.
 */
final class TetherClass {

  private TetherClass() {}

  /** A folder for the child's class path. */
  static synchronized Path folder(StackHome home) {
    Path folder = home.run().resolve("classes");
    Path file = folder.resolve(Tether.class.getName().replace('.', '/') + ".class");
    try (InputStream in = Tether.class.getResourceAsStream("Tether.class")) {
      Files.createDirectories(file.getParent());
      Path fresh = file.resolveSibling("Tether.new");
      Files.copy(Objects.requireNonNull(in), fresh, StandardCopyOption.REPLACE_EXISTING);
      // Another child may be reading it.
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }
}
