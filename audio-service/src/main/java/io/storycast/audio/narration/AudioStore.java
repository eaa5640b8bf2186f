package io.storycast.audio.narration;

import java.net.URI;

/** Where the public finds the finished audio. */
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
}
