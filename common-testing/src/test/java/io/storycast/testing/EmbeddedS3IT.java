package io.storycast.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.S3Exception;

class EmbeddedS3IT {

  private static final byte[] AUDIO =
      "0123456789abcdef".repeat(1000).getBytes(StandardCharsets.US_ASCII);

  private final EmbeddedS3 s3 = Dependencies.s3();
  private final String key = "stories/audio/" + UUID.randomUUID() + ".mp3";

  @BeforeEach
  void forget() {
    s3.reset();
  }

  @Test
  void storesObjectsOfTheAwsSdk() throws Exception {
    try (S3Client client = client(s3.secretKey(), true)) {
      put(client);
      var head = client.headObject(request -> request.bucket(s3.bucket()).key(key));
      assertThat(head.contentLength()).isEqualTo(AUDIO.length);
      assertThat(head.contentType()).isEqualTo("audio/mpeg");
      assertThat(head.cacheControl()).isEqualTo("max-age=300");
    }
  }

  @Test
  void refusesAWrongKey() {
    try (S3Client client = client("wrong", true)) {
      assertThatExceptionOfType(S3Exception.class)
          .isThrownBy(() -> put(client))
          .matches(refused -> refused.statusCode() == 403)
          .matches(
              refused -> refused.awsErrorDetails().errorCode().equals("SignatureDoesNotMatch"));
    }
  }

  @Test
  void recordsTheHeadersOfAPlainPut() throws Exception {
    try (S3Client client = client(s3.secretKey(), true)) {
      put(client);
    }
    RecordedRequest put = s3.requests().getFirst();
    assertThat(put.method()).isEqualTo("PUT");
    assertThat(put.target()).isEqualTo("/" + s3.bucket() + "/" + key);
    assertThat(put.header("Content-Type")).hasValue("audio/mpeg");
    assertThat(put.header("Content-MD5")).hasValue(md5());
    assertThat(put.header("Cache-Control")).hasValue("max-age=300");
    assertThat(put.header("Expect")).isEmpty();
    assertThat(put.mentions("aws-chunked")).isFalse();
  }

  @Test
  void recordsThatDefaultSettingsSendChunks() throws Exception {
    try (S3Client client = client(s3.secretKey(), false)) {
      put(client);
    }
    assertThat(s3.requests().getFirst().mentions("aws-chunked")).isTrue();
    assertThat(get("").body()).isEqualTo(AUDIO);
  }

  @Test
  void refusesAsManyRequestsAsAsked() throws Exception {
    s3.refuseNext(2, 503, "SlowDown");
    try (S3Client client = client(s3.secretKey(), true)) {
      put(client);
    }
    assertThat(s3.requests()).hasSize(3);
  }

  @Test
  void servesObjectsToAnyone() throws Exception {
    try (S3Client client = client(s3.secretKey(), true)) {
      put(client);
    }
    HttpResponse<byte[]> whole = get("?v=1234");
    assertThat(whole.statusCode()).isEqualTo(200);
    assertThat(whole.body()).isEqualTo(AUDIO);
    assertThat(whole.headers().firstValue("Content-Type")).hasValue("audio/mpeg");
    assertThat(whole.headers().firstValue("Cache-Control")).hasValue("max-age=300");

    HttpResponse<byte[]> head =
        send(request("").method("HEAD", HttpRequest.BodyPublishers.noBody()));
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.headers().firstValueAsLong("Content-Length")).hasValue(AUDIO.length);
  }

  @Test
  void servesParts() throws Exception {
    try (S3Client client = client(s3.secretKey(), true)) {
      put(client);
    }
    HttpResponse<byte[]> part = send(request("").header("Range", "bytes=2-5"));
    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(part.body()).asString(StandardCharsets.US_ASCII).isEqualTo("2345");
    assertThat(part.headers().firstValue("Content-Range")).hasValue("bytes 2-5/16000");

    assertThat(send(request("").header("Range", "bytes=-4")).body())
        .asString(StandardCharsets.US_ASCII)
        .isEqualTo("cdef");
    assertThat(send(request("").header("Range", "bytes=16000-")).statusCode()).isEqualTo(416);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/missing.mp3",
        "/../../etc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/stories/..%2f..%2f..%2fetc/passwd",
        "//etc/passwd",
        "/stories",
        "/"
      })
  void servesNothingElse(String path) throws Exception {
    // Over a plain socket: an HTTP client would tidy the path up.
    try (Socket socket = new Socket("127.0.0.1", s3.publicUrl().getPort())) {
      String request = "GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      assertThat(answer).startsWith("HTTP/1.1 404");
    }
  }

  private void put(S3Client client) throws Exception {
    String md5 = md5();
    client.putObject(
        request ->
            request
                .bucket(s3.bucket())
                .key(key)
                .contentType("audio/mpeg")
                .cacheControl("max-age=300")
                .contentMD5(md5),
        RequestBody.fromBytes(AUDIO));
  }

  private S3Client client(String secretKey, boolean plain) {
    S3Configuration configuration =
        S3Configuration.builder()
            .pathStyleAccessEnabled(true)
            .chunkedEncodingEnabled(!plain)
            .build();
    return S3Client.builder()
        .endpointOverride(s3.endpoint())
        .region(Region.of("auto"))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(s3.accessKey(), secretKey)))
        .serviceConfiguration(configuration)
        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
        .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
        .build();
  }

  private static String md5() throws Exception {
    return Base64.getEncoder().encodeToString(MessageDigest.getInstance("MD5").digest(AUDIO));
  }

  private HttpResponse<byte[]> get(String query) throws Exception {
    return send(request(query));
  }

  private HttpRequest.Builder request(String query) {
    return HttpRequest.newBuilder(URI.create(s3.publicUrl() + "/" + key + query));
  }

  private static HttpResponse<byte[]> send(HttpRequest.Builder request) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }
  }
}
