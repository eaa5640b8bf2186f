package io.storycast.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.springframework.boot.loader.launch.JarLauncher;

/** Services that do nothing, as runnable jars and as launches. */
final class Stubs {

  private Stubs() {}

  /** A project folder in which every service is built. */
  static Path project(Path folder) throws IOException {
    for (Service service : Service.values()) {
      Path target =
          Files.createDirectories(folder.resolve(service.serviceName()).resolve("target"));
      writeJar(target.resolve(service.serviceName() + "-1-exec.jar"));
    }
    return folder;
  }

  static ServiceLaunch launch(String name, Path jar, int port, Map<String, String> environment) {
    return new ServiceLaunch(
        name, List.of(jar), ServiceLaunch.BOOT_LOADER, List.of("-Xmx64m"), port, environment);
  }

  static Path writeJar(Path file) throws IOException {
    String entry = JarLauncher.class.getName().replace('.', '/') + ".class";
    try (InputStream in = JarLauncher.class.getResourceAsStream("JarLauncher.class");
        OutputStream out = Files.newOutputStream(file);
        JarOutputStream jar = new JarOutputStream(out)) {
      jar.putNextEntry(new JarEntry(entry));
      Objects.requireNonNull(in).transferTo(jar);
    }
    return file;
  }
}
