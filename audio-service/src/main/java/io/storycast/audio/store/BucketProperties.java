package io.storycast.audio.store;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The bucket and how the public reaches it.
 *
 * @param endpoint of the S3 API; empty means Cloudflare R2 of the account
 * @param accountId Cloudflare's; needed without an endpoint
 * @param accessKeyId empty, and the secret empty too: the pod's own identity is used (AWS web
 *     identity, EKS pod identity, instance roles)
 * @param region {@code auto} for R2; AWS wants the bucket's
 * @param publicUrl what stands before the key in a public address
 * @param timeout of one attempt to move a file
 */
@ConfigurationProperties("storycast.bucket")
record BucketProperties(
    @DefaultValue("") String endpoint,
    @DefaultValue("") String accountId,
    @DefaultValue("") String accessKeyId,
    @DefaultValue("") String secretAccessKey,
    @DefaultValue("auto") String region,
    @DefaultValue("") String name,
    @DefaultValue("") String publicUrl,
    @DefaultValue("10s") Duration connectTimeout,
    @DefaultValue("60s") Duration timeout) {

  BucketProperties {
    List<String> missing = new ArrayList<>();
    require(missing, endpoint + accountId, "CLOUDFLARE_R2_ACCOUNT_ID or S3_ENDPOINT");
    // Cloudflare knows no identity of a pod, so R2 always needs the keys.
    if (endpoint.isBlank() || !(accessKeyId + secretAccessKey).isBlank()) {
      require(missing, accessKeyId, "CLOUDFLARE_R2_ACCESS_KEY_ID or S3_ACCESS_KEY");
      require(missing, secretAccessKey, "CLOUDFLARE_R2_SECRET_ACCESS_KEY or S3_SECRET_KEY");
    }
    require(missing, name, "CLOUDFLARE_R2_BUCKET_NAME or S3_BUCKET");
    require(missing, publicUrl, "CLOUDFLARE_R2_PUBLIC_URL");
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(
          "The bucket is not configured. Set " + String.join("; ", missing) + ".");
    }
  }

  private static void require(List<String> missing, String value, String variable) {
    if (value.isBlank()) {
      missing.add(variable);
    }
  }

  URI endpointUri() {
    return URI.create(
        endpoint.isBlank()
            ? "https://" + accountId.strip() + ".r2.cloudflarestorage.com"
            : endpoint.strip());
  }

  /** Whether the bucket is opened by who the process is, and not by a key it was given. */
  boolean usesOwnIdentity() {
    return accessKeyId.isBlank();
  }

  /** Where the public finds an object: exactly one slash before the key. */
  String publicAddress(String key) {
    String base = publicUrl.strip();
    while (base.endsWith("/")) {
      base = base.substring(0, base.length() - 1);
    }
    return base + "/" + key;
  }

  /** Without the keys. */
  @Override
  public String toString() {
    return "BucketProperties[%s, bucket %s, public at %s, %s, %s]"
        .formatted(
            endpointUri(),
            name,
            publicUrl,
            usesOwnIdentity() ? "own identity" : "keys ***",
            timeout);
  }
}
