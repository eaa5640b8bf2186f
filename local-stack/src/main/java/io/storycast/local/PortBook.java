package io.storycast.local;

import io.storycast.testing.Ports;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;

/**
 * Gives each part its port: the one it had last time, else its usual one, else any, as long as
 * nothing listens there. Addresses are kept in data (audio URLs), so a port should not change.
 */
final class PortBook {

  private final Path file;
  private final Properties remembered;
  private final Set<Integer> given = new HashSet<>();

  PortBook(Path file) {
    this.file = file;
    this.remembered = Files0600.properties(file);
  }

  synchronized int port(String part, int usual) {
    int last = Integer.parseInt(remembered.getProperty(part, Integer.toString(usual)));
    int port = usable(last) ? last : (usable(usual) ? usual : free());
    given.add(port);
    remembered.setProperty(part, Integer.toString(port));
    Files0600.replace(file, remembered);
    return port;
  }

  private boolean usable(int port) {
    return !given.contains(port) && Ports.isFree(port);
  }

  private int free() {
    int port = Ports.free();
    while (given.contains(port)) {
      port = Ports.free();
    }
    return port;
  }
}
