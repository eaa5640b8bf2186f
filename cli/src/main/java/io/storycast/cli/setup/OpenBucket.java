package io.storycast.cli.setup;

import io.storycast.cli.doctor.Bucket;
import io.storycast.cli.outcome.CommandFailure;
import io.storycast.cli.outcome.ExitCodes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketCannedACL;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** A bucket whose objects everyone may read, for systems that bring their own S3 server. */
public final class OpenBucket {

  private static final int NOT_FOUND = 404;
  private static final int NOT_IMPLEMENTED = 501;

  private OpenBucket() {}

  /**
   * Creates the bucket and opens it to readers.
   *
   * @return false when it was there; then nothing is changed
   */
  public static boolean create(Bucket bucket) {
    try (S3Client client = bucket.client()) {
      if (exists(client, bucket.name())) {
        return false;
      }
      client.createBucket(create -> create.bucket(bucket.name()));
      open(client, bucket.name());
      return true;
    } catch (SdkException e) {
      throw new CommandFailure(
          ExitCodes.UNREACHABLE,
          "The bucket '%s' was not created: %s"
              .formatted(bucket.name(), CommandFailure.sentence(e)),
          "Check S3_ENDPOINT and the keys.",
          e);
    }
  }

  private static boolean exists(S3Client client, String name) {
    try {
      client.headBucket(head -> head.bucket(name));
      return true;
    } catch (S3Exception e) {
      if (e.statusCode() == NOT_FOUND) {
        return false;
      }
      throw e;
    }
  }

  /** By a policy, as most servers have it; by an access list where there are no policies. */
  private static void open(S3Client client, String name) {
    String policy =
        """
        {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": "*", \
        "Action": "s3:GetObject", "Resource": "arn:aws:s3:::%s/stories/*"}]}"""
            .formatted(name);
    try {
      client.putBucketPolicy(put -> put.bucket(name).policy(policy));
    } catch (S3Exception e) {
      if (e.statusCode() != NOT_IMPLEMENTED) {
        throw e;
      }
      client.putBucketAcl(put -> put.bucket(name).acl(BucketCannedACL.PUBLIC_READ));
    }
  }
}
