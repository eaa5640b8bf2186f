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
 * @param publicUrl what stands before the key in a public address
 * @param timeout of one attempt to move a file
 */
@ConfigurationProperties("storycast.bucket")
record BucketProperties(
    @DefaultValue("") String endpoint,
    @DefaultValue("") String accountId,
    @DefaultValue("") String accessKeyId,
    @DefaultValue("") String secretAccessKey,
    @DefaultValue("") String name,
    @DefaultValue("") String publicUrl,
    @DefaultValue("10s") Duration connectTimeout,
    @DefaultValue("60s") Duration timeout) {

  BucketProperties {
    List<String> missing = new ArrayList<>();
    require(missing, endpoint + accountId, "CLOUDFLARE_R2_ACCOUNT_ID or S3_ENDPOINT");
    require(missing, accessKeyId, "CLOUDFLARE_R2_ACCESS_KEY_ID or S3_ACCESS_KEY");
    require(missing, secretAccessKey, "CLOUDFLARE_R2_SECRET_ACCESS_KEY or S3_SECRET_KEY");
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
    return "BucketProperties[%s, bucket %s, public at %s, keys ***, %s]"
        .formatted(endpointUri(), name, publicUrl, timeout);
  }
}
