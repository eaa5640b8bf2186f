package io.storycast.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** TCP ports on the loopback interface. */
public final class Ports {

  private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

  /** Below the usual ranges for outgoing connections: 32768 on Linux, 49152 on macOS. */
  private static final int HIGHEST = 32_000;

  private static final int LOWEST = 20_000;

  private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

  private Ports() {}

  /**
   * A port that was free a moment ago. Not one that the operating system would give: from the same
   * range it serves outgoing connections, and one of those may take the port before its server.
   */
  public static int free() {
    int port;
    do {
      port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
    } while (!GIVEN.add(port) || !isFree(port));
    return port;
  }

  /** Whether a server can listen on the port now. */
  public static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      // As servers do on Unix: connections of the last run in TIME_WAIT do not occupy the port.
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(LOOPBACK, port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
