package io.storycast.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.storycast.testing.TcpProxy.Direction;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TcpProxyIT {

  private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

  private final ServerSocket echo = echo();
  private final TcpProxy proxy = TcpProxy.to(echo.getLocalPort());

  @AfterEach
  void stop() throws IOException {
    proxy.close();
    echo.close();
  }

  @Test
  void passesBytesBothWaysAndForgetsWhatIsClosed() throws Exception {
    try (Socket socket = connect()) {
      assertThat(echoed(socket, 100_000)).isEqualTo(100_000);
      assertThat(proxy.connections()).isEqualTo(1);
      socket.shutdownOutput();
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }
    await().until(() -> proxy.connections() == 0);
  }

  @Test
  void resetsOpenConnectionsAndServesNewOnes() throws Exception {
    try (Socket socket = connect()) {
      echoed(socket, 10);
      proxy.cut();
      assertThatThrownBy(() -> socket.getInputStream().read())
          .isInstanceOf(SocketException.class)
          .hasMessageContaining("reset");
    }
    try (Socket socket = connect()) {
      assertThat(echoed(socket, 10)).isEqualTo(10);
    }
  }

  @Test
  void refusesUntilItPasses() throws Exception {
    proxy.refuse();
    assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class);

    proxy.pass();

    try (Socket socket = connect()) {
      assertThat(echoed(socket, 10)).isEqualTo(10);
    }
  }

  @Test
  void acceptsAndNeverAnswersWhenHalfOpen() throws Exception {
    try (Socket old = connect()) {
      echoed(old, 10);
      proxy.halfOpen();
      assertThatIsSilent(old);
      try (Socket fresh = connect()) {
        assertThatIsSilent(fresh);
        proxy.pass();
        assertThatThrownBy(() -> fresh.getInputStream().read()).isInstanceOf(SocketException.class);
      }
    }
    try (Socket socket = connect()) {
      assertThat(echoed(socket, 10)).isEqualTo(10);
    }
  }

  @Test
  void holdsBackOneDirectionAndLosesNothing() throws Exception {
    try (Socket socket = connect()) {
      proxy.pause(Direction.ANSWERS);
      assertThatIsSilent(socket);
      proxy.pass();
      assertThat(socket.getInputStream().readNBytes(3)).hasSize(3);
    }
  }

  @Test
  void delaysEachPiece() throws Exception {
    try (Socket socket = connect()) {
      echoed(socket, 1);
      proxy.slow(Direction.REQUESTS, Duration.ofMillis(100));
      proxy.slow(Direction.ANSWERS, Duration.ofMillis(100));
      Instant begin = Instant.now();
      echoed(socket, 1);
      assertThat(Duration.between(begin, Instant.now()))
          .isGreaterThanOrEqualTo(Duration.ofMillis(200));
    }
  }

  @Test
  void letsOnlySoManyBytesThroughInASecond() throws Exception {
    try (Socket socket = connect()) {
      proxy.throttle(Direction.REQUESTS, 1000);
      Instant begin = Instant.now();
      assertThat(echoed(socket, 500)).isEqualTo(500);
      assertThat(Duration.between(begin, Instant.now()))
          .isBetween(Duration.ofMillis(450), Duration.ofSeconds(3));
    }
  }

  private static void assertThatIsSilent(Socket socket) throws IOException {
    socket.setSoTimeout(100);
    socket.getOutputStream().write(new byte[] {1, 2, 3});
    assertThatThrownBy(() -> socket.getInputStream().read())
        .isInstanceOf(SocketTimeoutException.class);
    socket.setSoTimeout(5000);
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket();
    socket.connect(new InetSocketAddress(LOOPBACK, proxy.port()), 2000);
    socket.setSoTimeout(5000);
    return socket;
  }

  private static int echoed(Socket socket, int bytes) throws IOException {
    byte[] sent = new byte[bytes];
    Arrays.fill(sent, (byte) 7);
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                socket.getOutputStream().write(sent);
              } catch (IOException e) {
                // The reader tells.
              }
            });
    byte[] read = socket.getInputStream().readNBytes(bytes);
    assertThat(read).isEqualTo(sent);
    return read.length;
  }

  private static ServerSocket echo() {
    try {
      ServerSocket server = new ServerSocket(0, 50, LOOPBACK);
      Thread.ofVirtual()
          .start(
              () -> {
                while (!server.isClosed()) {
                  try {
                    Socket client = server.accept();
                    Thread.ofVirtual().start(() -> serve(client));
                  } catch (IOException e) {
                    return;
                  }
                }
              });
      return server;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void serve(Socket client) {
    try (client) {
      client.getInputStream().transferTo(client.getOutputStream());
    } catch (IOException e) {
      // The proxy reset it.
    }
  }
}
