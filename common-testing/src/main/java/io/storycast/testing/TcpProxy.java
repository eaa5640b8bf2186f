package io.storycast.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Stands between clients and a server on this machine, and breaks what goes through on demand.
 *
 * <p>A fault lasts until {@link #pass}; faults of the two directions add up.
 */
public final class TcpProxy implements AutoCloseable {

  private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
  private static final int CHUNK = 8192;

  /** Which way bytes flow. */
  public enum Direction {
    /** From the client to the server. */
    REQUESTS,
    /** From the server to the client. */
    ANSWERS
  }

  private final int port;
  private final int target;
  private final Set<Link> links = ConcurrentHashMap.newKeySet();
  private final Map<Direction, Flow> flows = new EnumMap<>(Direction.class);
  private volatile boolean deaf;
  private @Nullable ServerSocket listener;
  private @Nullable Thread acceptor;

  private TcpProxy(int port, int target) {
    this.port = port;
    this.target = target;
    for (Direction direction : Direction.values()) {
      flows.put(direction, new Flow());
    }
  }

  /** A proxy on a port of its own, listening. */
  public static TcpProxy to(int targetPort) {
    return at(Ports.free(), targetPort);
  }

  /** A proxy on a given port, listening. */
  public static TcpProxy at(int port, int targetPort) {
    TcpProxy proxy = new TcpProxy(port, targetPort);
    proxy.listen();
    return proxy;
  }

  /** Where clients connect to. */
  public int port() {
    return port;
  }

  /** How many connections are open. */
  public int connections() {
    return links.size();
  }

  /** Ends every fault. Connections that a half-open fault swallowed bytes of are reset. */
  public synchronized void pass() {
    if (deaf) {
      deaf = false;
      cut();
    }
    flows.values().forEach(Flow::clear);
    if (listener == null) {
      listen();
    }
  }

  /** Resets every open connection, as a router that lost its state does. New ones are served. */
  public void cut() {
    links.forEach(Link::reset);
  }

  /** Resets every open connection and refuses new ones. */
  public synchronized void refuse() {
    close(listener);
    listener = null;
    awaitEndOf(acceptor);
    cut();
  }

  /** The system lets go of the port when nobody waits on it any more. */
  private static void awaitEndOf(@Nullable Thread acceptor) {
    try {
      if (acceptor != null) {
        acceptor.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Accepts connections and swallows what is sent on them, open ones included. */
  public void halfOpen() {
    deaf = true;
  }

  /** Holds bytes back; they come when it is over. */
  public void pause(Direction direction) {
    flow(direction).pause();
  }

  /** Delays each piece of at most 8 KiB. */
  public void slow(Direction direction, Duration latency) {
    flow(direction).latency = latency;
  }

  /** Lets so many bytes a second through on each connection. */
  public void throttle(Direction direction, int bytesPerSecond) {
    flow(direction).bytesPerSecond = bytesPerSecond;
  }

  /** Resets every connection and stops listening. */
  @Override
  public void close() {
    refuse();
    flows.values().forEach(Flow::clear);
  }

  private Flow flow(Direction direction) {
    return Objects.requireNonNull(flows.get(direction));
  }

  private void listen() {
    try {
      ServerSocket socket = new ServerSocket();
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(LOOPBACK, port), 200);
      listener = socket;
      acceptor = Thread.ofVirtual().name("proxy-" + port).start(() -> acceptAll(socket));
    } catch (IOException e) {
      throw new UncheckedIOException("the proxy cannot listen on port " + port, e);
    }
  }

  private void acceptAll(ServerSocket socket) {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        Thread.ofVirtual().start(() -> serve(client));
      } catch (IOException e) {
        // Closed, or the client left before it was accepted.
      }
    }
  }

  private void serve(Socket client) {
    try {
      Link link = new Link(client, new Socket());
      links.add(link);
      link.run();
    } catch (IOException e) {
      reset(client);
    }
  }

  /** What happens to the bytes of one direction. */
  private static final class Flow {

    private volatile Duration latency = Duration.ZERO;
    private volatile int bytesPerSecond;
    private boolean paused;

    synchronized void pause() {
      paused = true;
    }

    synchronized void clear() {
      latency = Duration.ZERO;
      bytesPerSecond = 0;
      paused = false;
      notifyAll();
    }

    int chunk() {
      int limit = bytesPerSecond;
      return limit == 0 ? CHUNK : Math.clamp(limit / 10, 1, CHUNK);
    }

    void hold(int bytes) throws InterruptedException {
      synchronized (this) {
        while (paused) {
          wait();
        }
      }
      int limit = bytesPerSecond;
      Duration wait = limit == 0 ? latency : latency.plusMillis(bytes * 1000L / limit);
      if (wait.isPositive()) {
        Thread.sleep(wait);
      }
    }
  }

  /** A client's connection and the one that belongs to it. */
  private final class Link {

    private final Socket client;
    private final Socket server;

    Link(Socket client, Socket server) {
      this.client = client;
      this.server = server;
    }

    void run() throws IOException {
      client.setTcpNoDelay(true);
      if (!deaf) {
        server.connect(new InetSocketAddress(LOOPBACK, target));
        server.setTcpNoDelay(true);
        Thread.ofVirtual().start(() -> pump(server, client, Direction.ANSWERS));
      }
      pump(client, server, Direction.REQUESTS);
    }

    private void pump(Socket from, Socket to, Direction direction) {
      Flow flow = flow(direction);
      try {
        InputStream in = from.getInputStream();
        byte[] chunk = new byte[CHUNK];
        int read;
        while ((read = in.read(chunk, 0, flow.chunk())) >= 0) {
          flow.hold(read);
          if (!deaf) {
            OutputStream out = to.getOutputStream();
            out.write(chunk, 0, read);
            out.flush();
          }
        }
        to.shutdownOutput();
        if (direction == Direction.ANSWERS || from.isOutputShutdown()) {
          end();
        }
      } catch (IOException e) {
        reset();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        reset();
      }
    }

    private void end() {
      close(client);
      close(server);
      links.remove(this);
    }

    void reset() {
      TcpProxy.reset(client);
      TcpProxy.reset(server);
      links.remove(this);
    }
  }

  /** Closing with a linger time of 0 sends RST instead of FIN. */
  private static void reset(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
    } catch (IOException e) {
      // It is closed already.
    }
    close(socket);
  }

  private static void close(@Nullable AutoCloseable socket) {
    try {
      if (socket != null) {
        socket.close();
      }
    } catch (Exception e) {
      // Closing what is broken.
    }
  }
}
