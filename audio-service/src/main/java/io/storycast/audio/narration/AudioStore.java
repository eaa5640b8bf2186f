package io.storycast.audio.narration;

import io.storycast.audio.timing.CompanionFile;
import java.net.URI;

/** Where the public finds the finished audio and what belongs to it. */
public interface AudioStore {

  /**
   * Puts a file under a key, replacing what is there, and makes sure it arrived; a file that is
   * there already is not sent again.
   *
   * @param revision from 2 on the address changes with the content, because caches keep the old one
   * @return the public address
   * @throws io.storycast.stage.StageFailure when it is not in the store
   */
  URI publish(FinishedMp3 mp3, String key, int revision);

  /** Likewise for a small file that lies beside the audio. */
  URI publish(CompanionFile file, String key, int revision);
}
