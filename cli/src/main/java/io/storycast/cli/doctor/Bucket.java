package io.storycast.cli.doctor;

import io.storycast.cli.home.Settings;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;

/** The bucket that the settings name. */
final class Bucket {

  private final URI endpoint;
  private final String name;
  private final String publicUrl;
  private final String accessKey;
  private final String secretKey;

  private Bucket(URI endpoint, String name, String publicUrl, String accessKey, String secretKey) {
    this.endpoint = endpoint;
    this.name = name;
    this.publicUrl = publicUrl;
    this.accessKey = accessKey;
    this.secretKey = secretKey;
  }

  /** The settings that are missing; empty when {@link #of} has what it needs. */
  static List<String> missing(Settings settings) {
    return List.of(
            new Needed("S3_ENDPOINT", "CLOUDFLARE_R2_ACCOUNT_ID"),
            new Needed("CLOUDFLARE_R2_BUCKET_NAME", "S3_BUCKET"),
            new Needed("CLOUDFLARE_R2_PUBLIC_URL", "CLOUDFLARE_R2_PUBLIC_URL"),
            new Needed("CLOUDFLARE_R2_ACCESS_KEY_ID", "S3_ACCESS_KEY"),
            new Needed("CLOUDFLARE_R2_SECRET_ACCESS_KEY", "S3_SECRET_KEY"))
        .stream()
        .filter(needed -> settings.firstOf(needed.setting, needed.alias).isEmpty())
        .map(Needed::setting)
        .toList();
  }

  private record Needed(String setting, String alias) {}

  static Bucket of(Settings settings) {
    Optional<String> endpoint = settings.get("S3_ENDPOINT");
    return new Bucket(
        URI.create(
            endpoint.orElseGet(
                () ->
                    "https://%s.r2.cloudflarestorage.com"
                        .formatted(settings.get("CLOUDFLARE_R2_ACCOUNT_ID").orElseThrow()))),
        settings.firstOf("CLOUDFLARE_R2_BUCKET_NAME", "S3_BUCKET").orElseThrow(),
        settings.get("CLOUDFLARE_R2_PUBLIC_URL").orElseThrow(),
        settings.firstOf("CLOUDFLARE_R2_ACCESS_KEY_ID", "S3_ACCESS_KEY").orElseThrow(),
        settings.firstOf("CLOUDFLARE_R2_SECRET_ACCESS_KEY", "S3_SECRET_KEY").orElseThrow());
  }

  /** A client with the settings R2 needs, the same that audio-service uses. */
  S3Client client() {
    return S3Client.builder()
        .endpointOverride(endpoint)
        .region(Region.of("auto"))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, secretKey)))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .overrideConfiguration(config -> config.apiCallTimeout(Duration.ofSeconds(30)))
        .serviceConfiguration(
            S3Configuration.builder()
                .pathStyleAccessEnabled(true)
                .chunkedEncodingEnabled(false)
                .build())
        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
        .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
        .build();
  }

  URI endpoint() {
    return endpoint;
  }

  String name() {
    return name;
  }

  URI publicAddress(String key) {
    return URI.create(publicUrl.replaceFirst("/+$", "") + "/" + key);
  }

  @Override
  public String toString() {
    return "Bucket[name=%s, endpoint=%s]".formatted(name, endpoint);
  }
}
