package io.storycast.cli.doctor;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The bucket takes a small MP3, the public address gives it back, and it can be deleted. */
final class BucketCheck implements Check {

  private final Bucket bucket;

  BucketCheck(Bucket bucket) {
    this.bucket = bucket;
  }

  @Override
  public String name() {
    return "bucket";
  }

  @Override
  public Finding run() throws InterruptedException {
    String key = "stories/audio/storycast-doctor-" + UUID.randomUUID() + ".mp3";
    try (S3Client client = bucket.client()) {
      client.putObject(
          put -> put.bucket(bucket.name()).key(key).contentType("audio/mpeg"),
          RequestBody.fromBytes(SmallMp3.bytes()));
      try {
        return fetch(key);
      } finally {
        client.deleteObject(delete -> delete.bucket(bucket.name()).key(key));
      }
    } catch (S3Exception e) {
      return refused(e);
    } catch (SdkClientException e) {
      return Finding.failed(
          "The object store does not answer at %s: %s".formatted(bucket.endpoint(), e.getMessage()),
          "Check S3_ENDPOINT, or CLOUDFLARE_R2_ACCOUNT_ID.");
    }
  }

  private Finding fetch(String key) throws InterruptedException {
    URI address = bucket.publicAddress(key);
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<byte[]> response =
          http.send(
              HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(30)).build(),
              BodyHandlers.ofByteArray());
      String type = response.headers().firstValue("Content-Type").orElse("nothing");
      if (response.statusCode() != 200 || !Arrays.equals(response.body(), SmallMp3.bytes())) {
        return Finding.failed(
            "The bucket took the file, but %s answers %d with %d bytes of %s."
                .formatted(address, response.statusCode(), response.body().length, type),
            "Open the bucket to readers (custom domain or r2.dev) and set CLOUDFLARE_R2_PUBLIC_URL"
                + " to that address.");
      }
      return Finding.ok(
          "'%s' took a small MP3, gave it back at its public address and deleted it."
              .formatted(bucket.name()));
    } catch (IOException e) {
      return Finding.failed(
          "The bucket took the file, but its public address %s does not answer.".formatted(address),
          "Check CLOUDFLARE_R2_PUBLIC_URL.");
    }
  }

  private Finding refused(S3Exception e) {
    String code = e.awsErrorDetails() == null ? "" : e.awsErrorDetails().errorCode();
    String fix =
        switch (e.statusCode()) {
          case 404 -> "Create the bucket, or correct CLOUDFLARE_R2_BUCKET_NAME.";
          case 401, 403 ->
              "Check the access key and the secret, and that the token may write to this bucket.";
          default -> "Try again; if it lasts, look at the store's status page.";
        };
    return Finding.failed(
        "The bucket '%s' refuses the file (%d %s).".formatted(bucket.name(), e.statusCode(), code),
        fix);
  }
}
