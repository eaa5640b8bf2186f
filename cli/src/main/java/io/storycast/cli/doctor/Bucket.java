package io.storycast.cli.doctor;

import io.storycast.cli.home.Settings;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;

/** The bucket that the settings name. */
public final class Bucket {

  private final URI endpoint;
  private final String region;
  private final String name;
  private final String publicUrl;
  private final AwsCredentialsProvider credentials;

  private Bucket(Settings settings) {
    this.endpoint =
        URI.create(
            settings
                .get("S3_ENDPOINT")
                .orElseGet(
                    () ->
                        "https://%s.r2.cloudflarestorage.com"
                            .formatted(settings.get("CLOUDFLARE_R2_ACCOUNT_ID").orElseThrow())));
    this.region = settings.get("S3_REGION").orElse("auto");
    this.name = settings.firstOf("CLOUDFLARE_R2_BUCKET_NAME", "S3_BUCKET").orElseThrow();
    this.publicUrl = settings.get("CLOUDFLARE_R2_PUBLIC_URL").orElseThrow();
    this.credentials = credentials(settings);
  }

  /** The settings that are missing; empty when {@link #of} has what it needs. */
  public static List<String> missing(Settings settings) {
    Stream<Needed> keys =
        usesOwnIdentity(settings)
            ? Stream.of()
            : Stream.of(
                new Needed("CLOUDFLARE_R2_ACCESS_KEY_ID", "S3_ACCESS_KEY"),
                new Needed("CLOUDFLARE_R2_SECRET_ACCESS_KEY", "S3_SECRET_KEY"));
    Stream<Needed> place =
        Stream.of(
            new Needed("S3_ENDPOINT", "CLOUDFLARE_R2_ACCOUNT_ID"),
            new Needed("CLOUDFLARE_R2_BUCKET_NAME", "S3_BUCKET"),
            new Needed("CLOUDFLARE_R2_PUBLIC_URL", "CLOUDFLARE_R2_PUBLIC_URL"));
    return Stream.concat(place, keys)
        .filter(needed -> settings.firstOf(needed.setting, needed.alias).isEmpty())
        .map(Needed::setting)
        .toList();
  }

  private record Needed(String setting, String alias) {}

  /** The bucket of these settings, none of which is missing. */
  public static Bucket of(Settings settings) {
    return new Bucket(settings);
  }

  /** As in audio-service: an endpoint of our own without any key is opened by who we are. */
  private static boolean usesOwnIdentity(Settings settings) {
    return settings.get("S3_ENDPOINT").isPresent()
        && settings.firstOf("CLOUDFLARE_R2_ACCESS_KEY_ID", "S3_ACCESS_KEY").isEmpty()
        && settings.firstOf("CLOUDFLARE_R2_SECRET_ACCESS_KEY", "S3_SECRET_KEY").isEmpty();
  }

  private static AwsCredentialsProvider credentials(Settings settings) {
    return usesOwnIdentity(settings)
        ? DefaultCredentialsProvider.builder().build()
        : StaticCredentialsProvider.create(
            AwsBasicCredentials.create(
                settings.firstOf("CLOUDFLARE_R2_ACCESS_KEY_ID", "S3_ACCESS_KEY").orElseThrow(),
                settings
                    .firstOf("CLOUDFLARE_R2_SECRET_ACCESS_KEY", "S3_SECRET_KEY")
                    .orElseThrow()));
  }

  /** A client with the settings R2 needs, the same that audio-service uses. */
  public S3Client client() {
    return S3Client.builder()
        .endpointOverride(endpoint)
        .region(Region.of(region))
        .credentialsProvider(credentials)
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

  public URI endpoint() {
    return endpoint;
  }

  public String name() {
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
