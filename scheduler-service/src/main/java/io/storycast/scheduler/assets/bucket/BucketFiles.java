package io.storycast.scheduler.assets.bucket;

import io.storycast.scheduler.assets.Asset;
import io.storycast.stage.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Files from their public addresses. The address is never the caller's: it is what a fact told, and
 * a redirect to anywhere else is not followed.
 */
@Component
public class BucketFiles {

  private static final Logger log = LoggerFactory.getLogger(BucketFiles.class);

  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(20);

  private static final List<String> ASKED =
      List.of("Range", "If-Range", "If-None-Match", "If-Modified-Since");
  private static final List<String> TOLD =
      List.of("Content-Length", "Content-Range", "Accept-Ranges", "ETag", "Last-Modified");

  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(CONNECT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /**
   * Answers the request with the file, whole or in the ranges that are asked for.
   *
   * @throws Problem when the bucket has not got it, or does not answer
   */
  public void stream(Asset asset, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    HttpResponse<InputStream> file = fetch(asset, request);
    try (InputStream body = file.body()) {
      switch (file.statusCode()) {
        case 200, 206, 304, 416 -> hand(asset, file, body, response);
        case 404, 410 ->
            throw Problem.of(
                HttpStatus.NOT_FOUND,
                "asset-gone",
                "The bucket no longer has this file.",
                "Regenerate the job's audio to make it anew.");
        default -> throw unavailable("The bucket answered " + file.statusCode() + ".");
      }
    }
  }

  private HttpResponse<InputStream> fetch(Asset asset, HttpServletRequest request) {
    HttpRequest.Builder wanted = HttpRequest.newBuilder(address(asset)).timeout(ANSWER);
    for (String name : ASKED) {
      String value = request.getHeader(name);
      if (value != null) {
        wanted.header(name, value);
      }
    }
    try {
      return http.send(wanted.build(), BodyHandlers.ofInputStream());
    } catch (IOException e) {
      log.atWarn().addKeyValue("assetId", asset.id()).log("a file could not be fetched: {}", e);
      throw unavailable("The bucket did not answer.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable("This process ends.");
    }
  }

  private static URI address(Asset asset) {
    try {
      URI address = URI.create(asset.url());
      if (address.getHost() != null
          && ("https".equals(address.getScheme()) || "http".equals(address.getScheme()))) {
        return address;
      }
    } catch (IllegalArgumentException e) {
      // Told below, together with addresses of other kinds.
    }
    throw unavailable("The fact told no address of the web.");
  }

  private static void hand(
      Asset asset, HttpResponse<InputStream> file, InputStream body, HttpServletResponse response)
      throws IOException {
    response.setStatus(file.statusCode());
    for (String name : TOLD) {
      file.headers().firstValue(name).ifPresent(value -> response.setHeader(name, value));
    }
    // What the bucket holds is shown as what we know it to be, and as nothing else.
    response.setContentType(asset.kind().contentType());
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Cache-Control", "private, no-cache");
    body.transferTo(response.getOutputStream());
  }

  private static Problem unavailable(String detail) {
    return Problem.of(
        HttpStatus.BAD_GATEWAY,
        "asset-unavailable",
        detail,
        "Try again later; ./storycast doctor checks the bucket.");
  }
}
