package io.storycast.benchmarks.orchestration;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import tools.jackson.databind.json.JsonMapper;

/** A provider without a model: the same story and the same sound for everybody. */
public final class CannedProvider implements AutoCloseable {

  private static final String BODY =
      """
      Maya stopped on the old bridge and looked at the map for a long time, because every street \
      had another name than the one she remembered from her first visit with her brother.

      An old man came along with his dog, and he showed her the way to the station, which was \
      behind the trees, and she thanked him and made up her mind to come back in the spring.""";

  private static final JsonMapper JSON = JsonMapper.shared();

  private final HttpServer server;
  private final byte[] sound;
  private final Runnable latency;

  private CannedProvider(HttpServer server, byte[] sound, Runnable latency) {
    this.server = server;
    this.sound = sound;
    this.latency = latency;
  }

  /**
   * Starts it on a free port.
   *
   * @param sound what every speech call answers
   * @param latency takes as long as one call
   */
  public static CannedProvider start(byte[] sound, Runnable latency) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      CannedProvider provider = new CannedProvider(server, sound, latency);
      byte[] answer = chatAnswer().getBytes(StandardCharsets.UTF_8);
      server.createContext(
          "/v1/chat/completions", call -> provider.answer(call, "application/json", answer));
      server.createContext(
          "/v1/audio/speech", call -> provider.answer(call, "audio/wav", provider.sound));
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.start();
      return provider;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where its API begins. */
  public URI url() {
    return URI.create("http://127.0.0.1:%d/v1".formatted(server.getAddress().getPort()));
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange call, String type, byte[] body) throws IOException {
    try (call) {
      call.getRequestBody().readAllBytes();
      latency.run();
      call.getResponseHeaders().set("Content-Type", type);
      call.sendResponseHeaders(200, body.length);
      call.getResponseBody().write(body);
    }
  }

  private static String chatAnswer() {
    var story = JSON.createObjectNode();
    story.put("title", "Maya and the Old Bridge").put("bodyMarkdown", BODY);
    story
        .putArray("keyPhrases")
        .addObject()
        .put("phrase", "made up her mind")
        .put("meaningEn", "decided")
        .put("meaningZh", "下定决心")
        .put("type", "idiom");
    var answer = JSON.createObjectNode();
    answer.put("id", "canned").put("object", "chat.completion").put("model", "canned");
    var choice = answer.putArray("choices").addObject();
    choice.put("index", 0).put("finish_reason", "stop");
    choice.putObject("message").put("role", "assistant").put("content", story.toString());
    answer
        .putObject("usage")
        .put("prompt_tokens", 400)
        .put("completion_tokens", 200)
        .put("total_tokens", 600);
    return answer.toString();
  }
}
