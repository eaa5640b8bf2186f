package io.storycast.testing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Stands between client and S3 server on the level of bytes, so that signatures stay valid;
 * remembers request heads, and answers some requests itself when told to.
 */
final class S3Tap implements AutoCloseable {

  private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
  private static final int KEPT_REQUESTS = 1000;

  private record Refusal(int status, String errorCode) {}

  private final ServerSocket server;
  private final int upstreamPort;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final Deque<RecordedRequest> requests = new ArrayDeque<>();
  private final Deque<Refusal> refusals = new ArrayDeque<>();

  private S3Tap(ServerSocket server, int upstreamPort) {
    this.server = server;
    this.upstreamPort = upstreamPort;
  }

  static S3Tap start(int port, int upstreamPort) throws IOException {
    ServerSocket server = new ServerSocket();
    server.setReuseAddress(true);
    server.bind(new InetSocketAddress(LOOPBACK, port), 200);
    S3Tap tap = new S3Tap(server, upstreamPort);
    Thread.ofVirtual().name("s3-tap").start(tap::accept);
    return tap;
  }

  List<RecordedRequest> requests() {
    synchronized (requests) {
      return List.copyOf(requests);
    }
  }

  void reset() {
    synchronized (requests) {
      requests.clear();
      refusals.clear();
    }
  }

  void refuseNext(int times, int status, String errorCode) {
    synchronized (requests) {
      for (int i = 0; i < times; i++) {
        refusals.add(new Refusal(status, errorCode));
      }
    }
  }

  @Override
  public void close() {
    closeQuietly(server);
    sockets.forEach(S3Tap::closeQuietly);
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        Thread.ofVirtual().name("s3-tap-connection").start(() -> serve(client));
      } catch (IOException e) {
        // Closed: the loop ends.
      }
    }
  }

  private void serve(Socket client) {
    sockets.add(client);
    try (client;
        Socket upstream = new Socket(LOOPBACK, upstreamPort)) {
      sockets.add(upstream);
      client.setTcpNoDelay(true);
      upstream.setTcpNoDelay(true);
      Thread.ofVirtual().name("s3-tap-answers").start(() -> copyAnswers(upstream, client));
      relayRequests(client, upstream);
      sockets.remove(upstream);
    } catch (IOException e) {
      // Either side left: so does the other.
    } finally {
      sockets.remove(client);
    }
  }

  private void relayRequests(Socket client, Socket upstream) throws IOException {
    InputStream in = new BufferedInputStream(client.getInputStream());
    OutputStream out = upstream.getOutputStream();
    byte[] head = RecordedRequest.readHead(in);
    while (head != null) {
      RecordedRequest request = RecordedRequest.parse(head);
      Refusal refusal = record(request);
      if (refusal != null) {
        refuse(client, request, in, refusal);
        return;
      }
      out.write(head);
      RequestBody.of(request).copy(in, out);
      out.flush();
      head = RecordedRequest.readHead(in);
    }
  }

  private @Nullable Refusal record(RecordedRequest request) {
    synchronized (requests) {
      if (requests.size() == KEPT_REQUESTS) {
        requests.removeFirst();
      }
      requests.addLast(request);
      return refusals.pollFirst();
    }
  }

  private static void refuse(
      Socket client, RecordedRequest request, InputStream in, Refusal refusal) throws IOException {
    if (request.header("expect").isEmpty()) {
      RequestBody.of(request).copy(in, OutputStream.nullOutputStream());
    }
    String body =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>%s</Code><Message>refused on demand</Message></Error>"
            .formatted(refusal.errorCode());
    String head =
        "HTTP/1.1 %d Refused\r\nContent-Type: application/xml\r\nContent-Length: %d\r\nConnection: close\r\n\r\n"
            .formatted(refusal.status(), body.length());
    String answer = request.method().equals("HEAD") ? head : head + body;
    client.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
    client.getOutputStream().flush();
  }

  private static void copyAnswers(Socket upstream, Socket client) {
    try {
      upstream.getInputStream().transferTo(client.getOutputStream());
    } catch (IOException e) {
      // Either side left.
    } finally {
      closeQuietly(client);
    }
  }

  private static void closeQuietly(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (Exception e) {
      // Closing is all that was wanted.
    }
  }
}
