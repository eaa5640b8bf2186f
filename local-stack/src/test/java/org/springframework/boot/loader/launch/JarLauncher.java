package org.springframework.boot.loader.launch;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Stands in for a service's runnable jar in tests: has the name of Boot's launcher, answers the
 * readiness probe, and shows its environment.
 */
public final class JarLauncher {

  private JarLauncher() {}

  public static void main(String[] args) throws IOException {
    if (System.getenv().containsKey("STUB_DIES")) {
      System.out.println("stub dies");
      System.exit(1);
    }
    Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("stub stops")));
    int port = Integer.parseInt(System.getenv("MANAGEMENT_PORT"));
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 0);
    server.createContext(
        "/",
        exchange -> {
          StringBuilder lines = new StringBuilder();
          for (Map.Entry<String, String> variable : System.getenv().entrySet()) {
            lines.append(variable.getKey()).append('=').append(variable.getValue()).append('\n');
          }
          byte[] body = lines.toString().getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    System.out.println("stub serves on " + port);
  }
}
