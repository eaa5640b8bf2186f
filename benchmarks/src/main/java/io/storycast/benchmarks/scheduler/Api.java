package io.storycast.benchmarks.scheduler;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the service as a client would. */
public final class Api {

  private static final JsonMapper JSON = new JsonMapper();
  private static final double NANOS = 1e6;

  private final HttpClient http = HttpClient.newHttpClient();
  private final String url;
  private final String token;

  Api(String url, String token) {
    this.url = url;
    this.token = token;
  }

  /** The milliseconds of each of {@code times} calls, from the request to the whole answer. */
  public List<Double> timed(String path, int times) {
    List<Double> all = new ArrayList<>(times);
    for (int call = 0; call < times; call++) {
      long start = System.nanoTime();
      send(request(path).GET());
      all.add((System.nanoTime() - start) / NANOS);
    }
    return all;
  }

  /** The milliseconds of each of these posts. */
  public List<Double> timedPosts(String path, List<String> bodies) {
    List<Double> all = new ArrayList<>(bodies.size());
    for (String body : bodies) {
      long start = System.nanoTime();
      send(posting(path, body));
      all.add((System.nanoTime() - start) / NANOS);
    }
    return all;
  }

  /** What a request is answered with. */
  public JsonNode get(String path) {
    return JSON.readTree(send(request(path).GET()));
  }

  /** What a post is answered with. */
  public JsonNode post(String path, String body) {
    return JSON.readTree(send(posting(path, body)));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url + path))
        .header("Authorization", "Bearer " + token);
  }

  private HttpRequest.Builder posting(String path, String body) {
    return request(path)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body));
  }

  private String send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
      if (answer.statusCode() / 100 != 2) {
        throw new IllegalStateException(
            "%s: %d %s".formatted(answer.request().uri(), answer.statusCode(), answer.body()));
      }
      return answer.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
