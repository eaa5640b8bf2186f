package io.storycast.cli.demo;

import io.storycast.cli.demo.Narration.NotPlayable;
import io.storycast.cli.outcome.CommandFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Fetches narrations at their public addresses, as any reader of the site would. */
public final class Listener {

  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(Duration.ofSeconds(10))
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();

  /** Fetches and decodes the MP3 at this address. */
  public Narration listen(String audioUrl) throws NotPlayable {
    HttpResponse<byte[]> response;
    try {
      response =
          client.send(
              HttpRequest.newBuilder(URI.create(audioUrl)).timeout(TIMEOUT).build(),
              BodyHandlers.ofByteArray());
    } catch (IOException | IllegalArgumentException e) {
      throw new NotPlayable("the address does not answer: " + CommandFailure.sentence(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotPlayable("interrupted");
    }
    if (response.statusCode() != 200) {
      throw new NotPlayable("the address answers with status " + response.statusCode());
    }
    String type = response.headers().firstValue("Content-Type").orElse("nothing");
    if (!type.equals("audio/mpeg")) {
      throw new NotPlayable("the content type is '%s', not audio/mpeg".formatted(type));
    }
    return Narration.decode(response.body());
  }
}
