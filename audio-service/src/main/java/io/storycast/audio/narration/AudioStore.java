package io.storycast.audio.narration;

import io.storycast.audio.timing.CompanionFile;
import java.net.URI;

/** Where the public finds the finished audio and what belongs to it. */
public interface AudioStore {

  /**
   * Which publication of a story it is.
   *
   * @param revision from 2 on the address changes with the content, because caches keep the old one
   * @param first nobody has begun to publish it before, so there is no need to look what is there
   */
  record Edition(int revision, boolean first) {}

  /**
   * Puts a file under a key, replacing what is there, and makes sure it arrived; a file that an
   * earlier attempt sent already is not sent again.
   *
   * @return the public address
   * @throws io.storycast.stage.StageFailure when it is not in the store
   */
  URI publish(FinishedMp3 mp3, String key, Edition edition);

  /** Likewise for a small file that lies beside the audio. */
  URI publish(CompanionFile file, String key, Edition edition);
}
