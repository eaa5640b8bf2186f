package io.storycast.audio.store;

import io.storycast.audio.narration.AudioStore;
import io.storycast.audio.narration.ChunkCache;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
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

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({BucketProperties.class, ChunkCacheProperties.class})
class BucketConfiguration {

  private static final Logger log = LoggerFactory.getLogger(BucketConfiguration.class);

  @Bean
  S3Client bucketClient(BucketProperties properties) {
    log.info("Bucket: {}", properties);
    return client(properties);
  }

  /**
   * A client that R2 understands: no {@code aws-chunked} bodies, no checksum headers of its own.
   * The JDK's connection sends no {@code Expect: 100-continue}, which R2 does not support.
   *
   * @see <a href="https://developers.cloudflare.com/r2/examples/aws/aws-sdk-java/">R2 with Java</a>
   */
  static S3Client client(BucketProperties properties) {
    return S3Client.builder()
        .endpointOverride(properties.endpointUri())
        .region(Region.of(properties.region().strip()))
        .credentialsProvider(credentials(properties))
        .serviceConfiguration(
            S3Configuration.builder()
                .pathStyleAccessEnabled(true)
                .chunkedEncodingEnabled(false)
                .build())
        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
        .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
        .httpClientBuilder(
            UrlConnectionHttpClient.builder()
                .connectionTimeout(properties.connectTimeout())
                .socketTimeout(properties.timeout()))
        .build();
  }

  private static AwsCredentialsProvider credentials(BucketProperties properties) {
    return properties.usesOwnIdentity()
        ? DefaultCredentialsProvider.builder().build()
        : StaticCredentialsProvider.create(
            AwsBasicCredentials.create(
                properties.accessKeyId().strip(), properties.secretAccessKey().strip()));
  }

  @Bean
  AudioStore audioStore(S3Client bucketClient, BucketProperties properties) {
    return new R2AudioStore(new Bucket(bucketClient, properties.name()), properties);
  }

  @Bean(initMethod = "start")
  CacheSweep cacheSweep(
      S3Client bucketClient, BucketProperties properties, ChunkCacheProperties cache, Clock clock) {
    return new CacheSweep(new Bucket(bucketClient, properties.name()), cache.retention(), clock);
  }

  @Bean
  ChunkCache chunkCache(S3Client bucketClient, BucketProperties properties) {
    return new R2ChunkCache(new Bucket(bucketClient, properties.name()), R2ChunkCache.patience());
  }
}
