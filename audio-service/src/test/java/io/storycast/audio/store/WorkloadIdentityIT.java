package io.storycast.audio.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** The bucket is opened by the token that Kubernetes gives a pod, as AWS exchanges it for keys. */
class WorkloadIdentityIT {

  private final List<String> exchanges = new CopyOnWriteArrayList<>();
  private final List<Headers> uploads = new CopyOnWriteArrayList<>();
  private HttpServer aws;
  private Map<String, String> identity;

  @TempDir private Path folder;

  @BeforeEach
  void start() throws IOException {
    aws = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    aws.createContext("/", this::exchangeToken);
    aws.createContext("/stories", this::takeObject);
    aws.start();
    Path token = Files.writeString(folder.resolve("token"), "token-of-the-pod");
    identity =
        Map.of(
            "aws.webIdentityTokenFile",
            token.toString(),
            "aws.roleArn",
            "arn:aws:iam::123456789012:role/audio",
            "aws.region",
            "eu-central-1",
            "aws.endpointUrlSts",
            address());
    identity.forEach(System::setProperty);
  }

  @AfterEach
  void stop() {
    identity.keySet().forEach(System::clearProperty);
    aws.stop(0);
  }

  @Test
  void uploadsWithoutAnyKeyInTheConfiguration() {
    BucketProperties properties =
        new BucketProperties(
            address(),
            "",
            "",
            "",
            "eu-central-1",
            "stories",
            "https://audio.example.org",
            Duration.ofSeconds(2),
            Duration.ofSeconds(10));

    try (S3Client client = BucketConfiguration.client(properties)) {
      client.putObject(put -> put.bucket("stories").key("a.mp3"), RequestBody.fromString("sound"));
    }

    assertThat(exchanges)
        .singleElement()
        .asString()
        .contains("Action=AssumeRoleWithWebIdentity", "WebIdentityToken=token-of-the-pod");
    assertThat(uploads).hasSize(1);
    assertThat(uploads.getFirst().getFirst("Authorization"))
        .contains("Credential=KEY-FOR-A-WHILE/", "/eu-central-1/s3/");
    assertThat(uploads.getFirst().getFirst("X-Amz-Security-Token")).isEqualTo("session");
  }

  private String address() {
    return "http://127.0.0.1:" + aws.getAddress().getPort();
  }

  private void exchangeToken(HttpExchange exchange) throws IOException {
    exchanges.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
    answer(
        exchange,
        """
        <AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
          <AssumeRoleWithWebIdentityResult><Credentials>
            <AccessKeyId>KEY-FOR-A-WHILE</AccessKeyId><SecretAccessKey>secret</SecretAccessKey>
            <SessionToken>session</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration>
          </Credentials></AssumeRoleWithWebIdentityResult>
        </AssumeRoleWithWebIdentityResponse>
        """);
  }

  private void takeObject(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    uploads.add(exchange.getRequestHeaders());
    answer(exchange, "");
  }

  private static void answer(HttpExchange exchange, String text) throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "text/xml");
    exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
