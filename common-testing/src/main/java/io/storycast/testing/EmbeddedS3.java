package io.storycast.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;

/**
 * A real S3 server in this JVM that checks signatures, with one bucket in a folder, and beside it
 * the public address of that bucket, as R2 has it.
 *
 * <p>Requests pass a tap that remembers their headers, and that can refuse some on demand.
 */
public final class EmbeddedS3 implements AutoCloseable {

  private final Settings settings;
  private final boolean temporary;
  private @Nullable Running running;

  /**
   * How the server is reached.
   *
   * @param port of the S3 API; 0 takes a free one
   * @param publicPort of the public address; 0 takes a free one
   */
  public record Settings(
      int port, int publicPort, Path data, String bucket, String accessKey, String secretKey) {

    /** Without the secret key. */
    @Override
    public String toString() {
      return "Settings[port=%d, publicPort=%d, data=%s, bucket=%s]"
          .formatted(port, publicPort, data, bucket);
    }
  }

  private record Running(S3Proxy proxy, S3Tap tap, PublicBucket publicBucket) {}

  private EmbeddedS3(Settings settings, boolean temporary) {
    this.settings = settings;
    this.temporary = temporary;
  }

  /** A server on free ports with temporary data, not started. */
  public static EmbeddedS3 temporary() {
    return new EmbeddedS3(
        new Settings(
            Ports.free(),
            Ports.free(),
            TemporaryFiles.folder("s3"),
            "storycast",
            "test-access-key",
            "test-secret-key"),
        true);
  }

  /** A server with data that stays, not started. */
  public static EmbeddedS3 of(Settings settings) {
    return new EmbeddedS3(settings, false);
  }

  /** Starts the API and the public address, and creates the bucket if it does not exist. */
  public synchronized EmbeddedS3 start() {
    if (running == null) {
      try {
        Files.createDirectories(settings.data());
        running = launch();
      } catch (IOException e) {
        throw new UncheckedIOException("the S3 server does not start", e);
      }
    }
    return this;
  }

  /** Stops both servers; the objects stay. */
  public synchronized void stop() {
    if (running != null) {
      running.tap().close();
      running.publicBucket().close();
      stop(running.proxy());
      running = null;
    }
  }

  /** Stops the servers and deletes temporary data. */
  @Override
  public void close() {
    stop();
    if (temporary) {
      TemporaryFiles.delete(settings.data());
    }
  }

  /** The S3 API, {@code http://127.0.0.1:port}; path style only. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + settings.port());
  }

  /** Where anyone may read the bucket's objects: this, a slash and the key. */
  public URI publicUrl() {
    return URI.create("http://127.0.0.1:" + settings.publicPort());
  }

  public String bucket() {
    return settings.bucket();
  }

  public String accessKey() {
    return settings.accessKey();
  }

  public String secretKey() {
    return settings.secretKey();
  }

  /** Heads of the latest requests to the S3 API, oldest first. */
  public List<RecordedRequest> requests() {
    return tap().requests();
  }

  /** Forgets the recorded requests and the refusals that are still due. */
  public void reset() {
    tap().reset();
  }

  /** Answers the next {@code times} requests to the S3 API with this status and S3 error code. */
  public void refuseNext(int times, int status, String errorCode) {
    tap().refuseNext(times, status, errorCode);
  }

  private synchronized S3Tap tap() {
    if (running == null) {
      throw new IllegalStateException("the S3 server is not running");
    }
    return running.tap();
  }

  private Running launch() throws IOException {
    BlobStore store = new FilesystemNio2BlobStore(settings.data().toString());
    if (!store.containerExists(settings.bucket())) {
      store.createContainer(CreateBucketRequest.builder().bucket(settings.bucket()).build());
    }
    S3Proxy proxy = proxy(store);
    S3Tap tap = S3Tap.start(settings.port(), proxy.getPort());
    return new Running(
        proxy, tap, PublicBucket.start(store, settings.bucket(), settings.publicPort()));
  }

  private S3Proxy proxy(BlobStore store) throws IOException {
    S3Proxy proxy =
        S3Proxy.builder()
            .blobStore(store)
            .endpoint(URI.create("http://127.0.0.1:0"))
            .awsAuthentication(
                AuthenticationType.AWS_V4, settings.accessKey(), settings.secretKey())
            .stopTimeout(0)
            .build();
    try {
      proxy.start();
    } catch (Exception e) {
      throw new IOException("s3proxy does not start", e);
    }
    return proxy;
  }

  private static void stop(S3Proxy proxy) {
    try {
      proxy.stop();
    } catch (Exception e) {
      throw new IllegalStateException("s3proxy does not stop", e);
    }
  }
}
