package io.storycast.testing.simulator;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;

/** Puts answers on the wire. */
final class Replies {

  private static final int NO_BODY = -1;
  private static final int UNKNOWN_LENGTH = 0;

  private Replies() {}

  static void send(HttpExchange exchange, Reply reply) throws IOException {
    send(exchange, reply, () -> {});
  }

  /**
   * Sends an answer.
   *
   * @param beforeLastByte runs when all but the last byte are on their way
   */
  static void send(HttpExchange exchange, Reply reply, Runnable beforeLastByte) throws IOException {
    sendHead(exchange, reply, reply.chunked());
    int last = reply.body().length - 1;
    if (last < 0) {
      beforeLastByte.run();
      return;
    }
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(reply.body(), 0, last);
      out.flush();
      beforeLastByte.run();
      out.write(reply.body(), last, 1);
    }
  }

  /** Promises the whole body, sends half of it, and closes the connection. */
  static void breakOff(HttpExchange exchange, Reply reply) throws IOException {
    sendHead(exchange, reply, false);
    exchange.getResponseBody().write(reply.body(), 0, reply.body().length / 2);
    exchange.getResponseBody().flush();
    exchange.close();
  }

  private static void sendHead(HttpExchange exchange, Reply reply, boolean chunked)
      throws IOException {
    exchange.getResponseHeaders().set("X-Storycast-Simulator", "true");
    exchange.getResponseHeaders().set("Content-Type", reply.contentType());
    reply.headers().forEach(exchange.getResponseHeaders()::set);
    int length = reply.body().length;
    if (length == 0) {
      exchange.sendResponseHeaders(reply.status(), NO_BODY);
    } else {
      exchange.sendResponseHeaders(reply.status(), chunked ? UNKNOWN_LENGTH : length);
    }
  }
}
