package io.storycast.scheduler.jobtable;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The state of a job. */
public enum JobStatus {
  /** Waits for its next attempt. */
  QUEUED,
  /** Claimed; a stage works on it. */
  RUNNING,
  /** The story is ready. */
  SUCCEEDED,
  /** Gave up; a person may retry it. */
  FAILED,
  /** Stopped by a person, who may retry it. */
  CANCELLED;

  /** The name in the table and in the API. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The status with this code, if there is one. */
  public static Optional<JobStatus> ofCode(String code) {
    return Arrays.stream(values()).filter(status -> status.code().equals(code)).findFirst();
  }
}
