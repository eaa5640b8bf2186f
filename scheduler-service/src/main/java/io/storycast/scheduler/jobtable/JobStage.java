package io.storycast.scheduler.jobtable;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The stages a job passes, in their order. */
public enum JobStage {
  STORY,
  AUDIO,
  STORAGE;

  /** The name in the table, in the API and in the headers of dead letters. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The stage with this code, if there is one. */
  public static Optional<JobStage> ofCode(String code) {
    return Arrays.stream(values()).filter(stage -> stage.code().equals(code)).findFirst();
  }
}
