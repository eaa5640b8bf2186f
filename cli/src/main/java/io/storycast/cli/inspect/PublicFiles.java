package io.storycast.cli.inspect;

import io.storycast.cli.outcome.CommandFailure;
import io.storycast.cli.outcome.ExitCodes;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** The files of one narration, fetched from where readers fetch them; no token goes there. */
final class PublicFiles {

  private static final Duration TIMEOUT = Duration.ofMinutes(2);

  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(Duration.ofSeconds(10))
          .followRedirects(Redirect.NORMAL)
          .build();
  private final String audioUrl;

  PublicFiles(String audioUrl) {
    this.audioUrl = audioUrl;
  }

  /** The MP3. */
  byte[] audio() {
    return fetch(URI.create(audioUrl))
        .orElseThrow(
            () ->
                new CommandFailure(
                    ExitCodes.FAILED,
                    "There is nothing at %s.".formatted(audioUrl),
                    "Is the bucket public, and CLOUDFLARE_R2_PUBLIC_URL its address?"));
  }

  /**
   * A file that lies beside the MP3; empty when there is none.
   *
   * @param ending that it has in place of {@code .mp3}
   */
  Optional<byte[]> beside(String ending) {
    return fetch(URI.create(audioUrl.replaceFirst("\\.mp3(?=$|\\?)", ending)));
  }

  private Optional<byte[]> fetch(URI address) {
    HttpResponse<byte[]> response;
    try {
      response =
          client.send(
              HttpRequest.newBuilder(address).timeout(TIMEOUT).build(), BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCodes.UNREACHABLE,
          "%s cannot be fetched: %s".formatted(address, CommandFailure.sentence(e)),
          null,
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure(ExitCodes.FAILED, "Interrupted.", null, e);
    }
    return switch (response.statusCode()) {
      case 200 -> Optional.of(response.body());
      case 403, 404, 410 -> Optional.empty();
      default ->
          throw new CommandFailure(
              ExitCodes.UNREACHABLE,
              "%s answers %d.".formatted(address, response.statusCode()),
              null);
    };
  }
}
