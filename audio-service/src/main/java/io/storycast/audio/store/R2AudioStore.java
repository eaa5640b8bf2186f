package io.storycast.audio.store;

import io.storycast.audio.narration.AudioStore;
import io.storycast.audio.narration.FinishedMp3;
import io.storycast.contracts.ReasonCode;
import io.storycast.stage.StageFailure;
import java.net.URI;
import java.util.Map;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/** Finished audio in the bucket. */
final class R2AudioStore implements AudioStore {

  private static final String CONTENT_TYPE = "audio/mpeg";
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

  @Override
  public URI publish(FinishedMp3 mp3, String key, int revision) {
    if (bucket.head(key).filter(there -> isSame(mp3, there)).isEmpty()) {
      bucket.put(key, propertiesOf(mp3, revision), RequestBody.fromFile(mp3.file()));
      verify(mp3, key);
    }
    return address(mp3, key, revision);
  }

  private static Bucket.Properties propertiesOf(FinishedMp3 mp3, int revision) {
    return new Bucket.Properties(
        CONTENT_TYPE,
        revision > 1 ? IMMUTABLE : SHORT_LIVED,
        Md5.of(mp3.file()),
        Map.of(SHA256, mp3.sha256()));
  }

  private void verify(FinishedMp3 mp3, String key) {
    if (bucket.head(key).filter(there -> isSame(mp3, there)).isEmpty()) {
      throw StageFailure.of(
              ReasonCode.STORE_MISMATCH,
              "The object " + key + " is not the file that was just sent, or is missing.")
          .ofDependency(StoreFailures.DEPENDENCY);
    }
  }

  private static boolean isSame(FinishedMp3 mp3, HeadObjectResponse there) {
    return there.contentLength() == mp3.bytes()
        && CONTENT_TYPE.equals(there.contentType())
        && mp3.sha256().equals(there.metadata().get(SHA256));
  }

  private URI address(FinishedMp3 mp3, String key, int revision) {
    String plain = properties.publicAddress(key);
    return URI.create(
        revision > 1 ? plain + "?v=" + mp3.sha256().substring(0, HASH_IN_ADDRESS) : plain);
  }
}
