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

  private static final Duration TIMEOUT = Duration.ofMinutes(1);
  private static final int TRIES = 3;
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(Duration.ofSeconds(10))
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();

  /** Fetches and decodes the MP3 at this address; tries again when the way there seems broken. */
  public Narration listen(String audioUrl) throws NotPlayable {
    NotPlayable last = new NotPlayable("never tried");
    for (int attempt = 0; attempt < TRIES; attempt++) {
      pause(PAUSE.multipliedBy(attempt));
      try {
        return Narration.decode(fetched(audioUrl));
      } catch (NotFetched e) {
        last = new NotPlayable(CommandFailure.sentence(e));
      }
    }
    throw last;
  }

  private byte[] fetched(String audioUrl) throws NotFetched, NotPlayable {
    HttpResponse<byte[]> response;
    try {
      response =
          client.send(
              HttpRequest.newBuilder(URI.create(audioUrl)).timeout(TIMEOUT).build(),
              BodyHandlers.ofByteArray());
    } catch (IOException | IllegalArgumentException e) {
      throw new NotFetched("the address does not answer: " + CommandFailure.sentence(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotPlayable("interrupted");
    }
    if (response.statusCode() != 200) {
      throw new NotFetched("the address answers with status " + response.statusCode());
    }
    String type = response.headers().firstValue("Content-Type").orElse("nothing");
    if (!type.equals("audio/mpeg")) {
      throw new NotPlayable("the content type is '%s', not audio/mpeg".formatted(type));
    }
    return response.body();
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Another try may help: a public address may know of a new file a moment later. */
  private static final class NotFetched extends Exception {

    private static final long serialVersionUID = 1L;

    NotFetched(String message) {
      super(message);
    }
  }
}
