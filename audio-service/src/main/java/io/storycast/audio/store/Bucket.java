package io.storycast.audio.store;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;

/** One bucket; every failure comes out as a stage failure. */
final class Bucket {

  private final S3Client client;
  private final String name;

  Bucket(S3Client client, String name) {
    this.client = client;
    this.name = name;
  }

  /**
   * What goes with an object.
   *
   * @param md5 of the content: the store refuses a body that arrives damaged
   */
  record Properties(
      String contentType, String cacheControl, Md5 md5, Map<String, String> metadata) {}

  Optional<HeadObjectResponse> head(String key) {
    return ifPresent(() -> client.headObject(head -> head.bucket(name).key(key)));
  }

  /** An object in memory. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Content(String contentType, byte[] body) {}

  Optional<Content> get(String key) {
    return ifPresent(
        () -> {
          ResponseBytes<GetObjectResponse> found =
              client.getObjectAsBytes(get -> get.bucket(name).key(key));
          String type = found.response().contentType();
          return new Content(type == null ? "" : type, found.asByteArrayUnsafe());
        });
  }

  /** Deletes an object; one that is not there is no failure. */
  void delete(String key) {
    translating(() -> client.deleteObject(delete -> delete.bucket(name).key(key)));
  }

  /** Every object whose key begins so. */
  Stream<S3Object> list(String prefix) {
    return translating(
        () ->
            client
                .listObjectsV2Paginator(list -> list.bucket(name).prefix(prefix))
                .contents()
                .stream());
  }

  /** Sends an object; the answer is what the store says it has. */
  PutObjectResponse put(String key, Properties properties, RequestBody body) {
    return translating(
        () ->
            client.putObject(
                put ->
                    put.bucket(name)
                        .key(key)
                        .contentType(properties.contentType())
                        .cacheControl(properties.cacheControl())
                        .contentMD5(properties.md5().base64())
                        .metadata(properties.metadata()),
                body));
  }

  private static <T> Optional<T> ifPresent(Supplier<T> call) {
    return translating(
        () -> {
          try {
            return Optional.of(call.get());
          } catch (NoSuchKeyException e) {
            return Optional.empty();
          }
        });
  }

  private static <T> T translating(Supplier<T> call) {
    try {
      return call.get();
    } catch (SdkException e) {
      throw StoreFailures.of(e);
    }
  }
}
