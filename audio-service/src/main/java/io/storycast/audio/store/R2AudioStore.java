package io.storycast.audio.store;

import io.storycast.audio.narration.AudioStore;
import io.storycast.audio.narration.FinishedMp3;
import io.storycast.audio.timing.CompanionFile;
import io.storycast.contracts.ContentHash;
import io.storycast.contracts.ReasonCode;
import io.storycast.stage.StageFailure;
import java.net.URI;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/** Finished audio in the bucket. */
final class R2AudioStore implements AudioStore {

  private static final String MP3 = "audio/mpeg";
  private static final String SHA256 = "sha256";

  /** The plain address is used again by the next revision, so copies must not live long. */
  private static final String SHORT_LIVED = "public, max-age=300";

  /** An address that names its content never means anything else. */
  private static final String IMMUTABLE = "public, max-age=31536000, immutable";

  private static final int HASH_IN_ADDRESS = 8;

  private final Bucket bucket;
  private final BucketProperties properties;

  R2AudioStore(Bucket bucket, BucketProperties properties) {
    this.bucket = bucket;
    this.properties = properties;
  }

  /**
   * What is sent, and how it is recognized.
   *
   * @param sha256 of the content, lower-case hexadecimal
   * @param md5 of the content, computed when it is needed
   */
  private record Content(
      String contentType, long bytes, String sha256, Supplier<Md5> md5, RequestBody body) {

    boolean isSame(HeadObjectResponse there) {
      return there.contentLength() == bytes
          && contentType.equals(there.contentType())
          && sha256.equals(there.metadata().get(SHA256));
    }
  }

  @Override
  public URI publish(FinishedMp3 mp3, String key, Edition edition) {
    Content content =
        new Content(
            MP3,
            mp3.bytes(),
            mp3.sha256(),
            () -> Md5.of(mp3.file()),
            RequestBody.fromFile(mp3.file()));
    if (isToBeSent(content, key, edition)) {
      send(content, key, edition, content.md5().get());
      verify(content, key);
    }
    return address(content, key, edition);
  }

  @Override
  public URI publish(CompanionFile file, String key, Edition edition) {
    byte[] bytes = file.content();
    Content content =
        new Content(
            file.contentType(),
            bytes.length,
            ContentHash.of(bytes),
            () -> Md5.of(bytes),
            RequestBody.fromBytes(bytes));
    if (isToBeSent(content, key, edition)) {
      Md5 md5 = content.md5().get();
      PutObjectResponse stored = send(content, key, edition, md5);
      // Stores that encrypt with keys of their own have other tags.
      if (!md5.isTag(stored.eTag())) {
        verify(content, key);
      }
    }
    return address(content, key, edition);
  }

  private boolean isToBeSent(Content content, String key, Edition edition) {
    return edition.first() || bucket.head(key).filter(content::isSame).isEmpty();
  }

  private PutObjectResponse send(Content content, String key, Edition edition, Md5 md5) {
    Bucket.Properties properties =
        new Bucket.Properties(
            content.contentType(),
            edition.revision() > 1 ? IMMUTABLE : SHORT_LIVED,
            md5,
            Map.of(SHA256, content.sha256()));
    return bucket.put(key, properties, content.body());
  }

  private void verify(Content content, String key) {
    if (bucket.head(key).filter(content::isSame).isEmpty()) {
      throw StageFailure.of(
              ReasonCode.STORE_MISMATCH,
              "The object " + key + " is not the file that was just sent, or is missing.")
          .ofDependency(StoreFailures.DEPENDENCY);
    }
  }

  private URI address(Content content, String key, Edition edition) {
    String plain = properties.publicAddress(key);
    return URI.create(
        edition.revision() > 1
            ? plain + "?v=" + content.sha256().substring(0, HASH_IN_ADDRESS)
            : plain);
  }
}
