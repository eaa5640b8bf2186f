package io.storycast.testing.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.Map;

/** Says what this server is; every other path is not found. */
final class AboutPage implements HttpHandler {

  private static final String PAGE =
      """
      <!doctype html>
      <html lang="en">
      <meta charset="utf-8">
      <title>Storycast provider simulator</title>
      <h1>This is a simulator</h1>
      <p>It stands in for the providers of stories and speech. No model is behind it: stories come
      from templates, the voice is FreeTTS.
      <ul>
      <li><code>POST /v1/chat/completions</code>, <code>POST /v1/audio/speech</code>,
      <code>GET /v1/models</code>: as OpenAI-compatible providers
      <li><a href="/simulator/calls">/simulator/calls</a>: calls by scenario
      <li><a href="/simulator/faults">/simulator/faults</a>: faults to come (GET, POST, DELETE)
      <li><code>POST /simulator/latency</code>: how long answers take
      <li><code>POST /simulator/reset</code>: forget faults, counts and latencies
      </ul>
      </html>
      """;

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      boolean root = exchange.getRequestURI().getPath().equals("/");
      Replies.send(
          exchange,
          root
              ? Reply.error(200, "text/html; charset=utf-8", PAGE, Map.of())
              : Reply.error(404, "application/json", "\"404 page not found\"", Map.of()));
    }
  }
}
