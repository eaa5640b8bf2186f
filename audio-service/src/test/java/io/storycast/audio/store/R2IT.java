package io.storycast.audio.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.RetryConfig;
import io.storycast.audio.narration.AudioStore.Edition;
import io.storycast.audio.narration.ChunkKey;
import io.storycast.audio.narration.FinishedMp3;
import io.storycast.audio.narration.Speech;
import io.storycast.audio.timing.CompanionFile;
import io.storycast.contracts.ContentHash;
import io.storycast.contracts.ReasonCode;
import io.storycast.stage.StageFailure;
import io.storycast.testing.EmbeddedS3;
import io.storycast.testing.RecordedRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** Both adapters against a real S3 server. */
class R2IT {

  private static final String SHA256 = "0123456789abcdef".repeat(4);
  private static final Speech.Answer ANSWER =
      new Speech.Answer("request-1", "audio/wav", new byte[] {1, 2, 3});
  private static final Edition FIRST = new Edition(1, false);
  private static final Edition SECOND = new Edition(2, false);
  private static EmbeddedS3 s3;

  @TempDir private Path folder;
  private String key;

  @BeforeAll
  static void start() {
    s3 = EmbeddedS3.temporary().start();
  }

  @AfterAll
  static void stop() {
    s3.close();
  }

  @BeforeEach
  void reset(TestInfo test) {
    s3.reset();
    key = "stories/audio/" + test.getTestMethod().orElseThrow().getName() + ".mp3";
  }

  private static BucketProperties properties(String bucket, String secret) {
    return new BucketProperties(
        s3.endpoint().toString(),
        "",
        s3.accessKey(),
        secret,
        "auto",
        bucket,
        s3.publicUrl().toString(),
        Duration.ofSeconds(2),
        Duration.ofSeconds(10));
  }

  private static R2AudioStore store(String bucket, String secret) {
    BucketProperties properties = properties(bucket, secret);
    return new R2AudioStore(new Bucket(BucketConfiguration.client(properties), bucket), properties);
  }

  private static R2AudioStore store() {
    return store(s3.bucket(), s3.secretKey());
  }

  private static R2ChunkCache cache() {
    return new R2ChunkCache(
        new Bucket(
            BucketConfiguration.client(properties(s3.bucket(), s3.secretKey())), s3.bucket()),
        RetryConfig.from(R2ChunkCache.patience())
            .intervalFunction(IntervalFunction.of(Duration.ofMillis(10)))
            .build());
  }

  private FinishedMp3 mp3(String content) throws IOException {
    Path file = Files.writeString(folder.resolve("audio.mp3"), content);
    return new FinishedMp3(file, Files.size(file), SHA256, 1000);
  }

  private static List<RecordedRequest> puts() {
    return s3.requests().stream().filter(request -> request.method().equals("PUT")).toList();
  }

  @Test
  void sendsWhatR2Understands() throws IOException {
    store().publish(mp3("some audio"), key, FIRST);

    assertThat(puts()).hasSize(1);
    RecordedRequest put = puts().getFirst();
    assertThat(put.target()).isEqualTo("/" + s3.bucket() + "/" + key);
    assertThat(put.mentions("aws-chunked")).isFalse();
    assertThat(put.mentions("STREAMING")).isFalse();
    assertThat(put.header("Expect")).isEmpty();
    assertThat(put.header("x-amz-checksum-crc32")).isEmpty();
    assertThat(put.header("x-amz-sdk-checksum-algorithm")).isEmpty();
    assertThat(put.header("Content-Length")).contains("10");
    assertThat(put.header("Content-MD5")).contains("AAywF7dgP7YONw8cZA5fXQ==");
    assertThat(put.header("Content-Type")).contains("audio/mpeg");
    assertThat(put.header("Cache-Control")).contains("public, max-age=300");
    assertThat(put.header("x-amz-meta-sha256")).contains(SHA256);
  }

  @Test
  void publishesWhereThePublicFindsIt() throws Exception {
    URI url = store().publish(mp3("some audio"), key, FIRST);

    HttpResponse<String> fetched =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString());

    assertThat(url).hasToString(s3.publicUrl() + "/" + key);
    assertThat(fetched.statusCode()).isEqualTo(200);
    assertThat(fetched.body()).isEqualTo("some audio");
    assertThat(fetched.headers().firstValue("Content-Type")).contains("audio/mpeg");
  }

  @Test
  void changesTheAddressFromTheSecondRevisionOn() throws IOException {
    URI url = store().publish(mp3("other audio"), key, SECOND);

    assertThat(url).hasToString(s3.publicUrl() + "/" + key + "?v=01234567");
    assertThat(puts().getFirst().header("Cache-Control"))
        .contains("public, max-age=31536000, immutable");
  }

  @Test
  void publishesAFileBesideTheAudioWithItsOwnAddress() throws Exception {
    CompanionFile captions =
        new CompanionFile(".vtt", "text/vtt; charset=utf-8", "WEBVTT\n".getBytes(UTF_8));
    String hash = ContentHash.of(captions.content());

    URI url = store().publish(captions, key, SECOND);
    store().publish(captions, key, SECOND);

    assertThat(url).hasToString(s3.publicUrl() + "/" + key + "?v=" + hash.substring(0, 8));
    assertThat(puts()).hasSize(1);
    assertThat(puts().getFirst().header("Cache-Control"))
        .contains("public, max-age=31536000, immutable");
    assertThat(puts().getFirst().header("x-amz-meta-sha256")).contains(hash);
    HttpResponse<String> fetched =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString());
    assertThat(fetched.body()).isEqualTo("WEBVTT\n");
    assertThat(fetched.headers().firstValue("Content-Type")).contains("text/vtt; charset=utf-8");
  }

  @Test
  void sendsAFileOnlyOnce() throws IOException {
    URI first = store().publish(mp3("some audio"), key, FIRST);
    URI second = store().publish(mp3("some audio"), key, FIRST);

    assertThat(second).isEqualTo(first);
    assertThat(puts()).hasSize(1);
  }

  @Test
  void looksForNothingAtTheFirstTimeAndMakesSureOfTheAudio() throws IOException {
    CompanionFile captions =
        new CompanionFile(".vtt", "text/vtt; charset=utf-8", "WEBVTT\n".getBytes(UTF_8));
    Edition first = new Edition(1, true);

    store().publish(mp3("some audio"), key, first);
    store().publish(captions, key + ".vtt", first);

    assertThat(s3.requests())
        .extracting(RecordedRequest::method)
        .containsExactly("PUT", "HEAD", "PUT");
  }

  @Test
  void replacesAnOlderFile() throws IOException {
    store().publish(mp3("some audio"), key, FIRST);
    store().publish(mp3("some newer audio"), key, SECOND);

    assertThat(puts()).hasSize(2);
  }

  @Test
  void survivesAPassingRefusal() throws IOException {
    s3.refuseNext(1, 503, "SlowDown");

    assertThat(store().publish(mp3("some audio"), key, FIRST)).isNotNull();
  }

  @Test
  void tellsAStoreThatIsDownFromOneThatRefuses() throws IOException {
    FinishedMp3 mp3 = mp3("some audio");
    s3.refuseNext(20, 503, "ServiceUnavailable");

    assertThatThrownBy(() -> store().publish(mp3, key, FIRST))
        .isInstanceOfSatisfying(
            StageFailure.class,
            failure -> {
              assertThat(failure.reason()).isEqualTo(ReasonCode.STORE_UNAVAILABLE);
              assertThat(failure.dependency()).contains("object-store");
            });

    s3.reset();
    assertThatThrownBy(() -> store(s3.bucket(), "wrong").publish(mp3, key, FIRST))
        .isInstanceOfSatisfying(
            StageFailure.class,
            failure -> {
              assertThat(failure.reason()).isEqualTo(ReasonCode.STORE_REFUSED);
              assertThat(failure.dependency()).contains("object-store");
            });
    assertThatThrownBy(() -> store("no-such-bucket", s3.secretKey()).publish(mp3, key, FIRST))
        .isInstanceOfSatisfying(
            StageFailure.class,
            failure -> assertThat(failure.reason()).isEqualTo(ReasonCode.STORE_REFUSED));
  }

  @Test
  void keepsChunksUnderTheirHash() {
    ChunkKey chunk = new ChunkKey(SHA256);
    assertThat(cache().find(chunk)).isEmpty();

    cache().keep(chunk, ANSWER);

    assertThat(cache().find(chunk))
        .hasValueSatisfying(
            found -> {
              assertThat(found.body()).containsExactly(1, 2, 3);
              assertThat(found.contentType()).isEqualTo("audio/wav");
            });
    assertThat(puts().getFirst().target()).isEqualTo("/" + s3.bucket() + "/cache/tts/01/" + SHA256);
    assertThat(puts().getFirst().header("Content-MD5")).isPresent();
  }

  @Test
  void forgetsAChunk() {
    ChunkKey chunk = new ChunkKey("cd".repeat(32));
    cache().keep(chunk, ANSWER);

    cache().forget(chunk);
    cache().forget(chunk);

    assertThat(cache().find(chunk)).isEmpty();
  }

  @Test
  void deletesOldChunksAndNothingElse() throws IOException {
    ChunkKey chunk = new ChunkKey("ef".repeat(32));
    cache().keep(chunk, ANSWER);
    store().publish(mp3("some audio"), key, FIRST);
    Duration retention = Duration.ofDays(2);

    sweep(retention, Duration.ofDays(1)).sweep();
    assertThat(cache().find(chunk)).isPresent();

    sweep(retention, Duration.ofDays(3)).sweep();
    assertThat(cache().find(chunk)).isEmpty();
    assertThat(bucket().head(key)).isPresent();
  }

  private static CacheSweep sweep(Duration retention, Duration later) {
    return new CacheSweep(bucket(), retention, () -> Instant.now().plus(later));
  }

  private static Bucket bucket() {
    return new Bucket(
        BucketConfiguration.client(properties(s3.bucket(), s3.secretKey())), s3.bucket());
  }

  @Test
  void doesNotLoseAPaidChunkToAStoreThatIsAwayForAWhile() {
    ChunkKey chunk = new ChunkKey("ab".repeat(32));
    s3.refuseNext(20, 503, "ServiceUnavailable"); // outlasts the SDK's own tries several times

    cache().keep(chunk, ANSWER);

    assertThat(cache().find(chunk)).isPresent();
  }

  @Test
  void doesNotTakeADownStoreForAnEmptyCache() {
    s3.refuseNext(20, 500, "InternalError");

    assertThatThrownBy(() -> cache().find(new ChunkKey("ff".repeat(32))))
        .isInstanceOfSatisfying(
            StageFailure.class,
            failure -> assertThat(failure.reason()).isEqualTo(ReasonCode.STORE_UNAVAILABLE));
  }
}
