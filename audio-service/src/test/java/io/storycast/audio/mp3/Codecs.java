package io.storycast.audio.mp3;

import io.storycast.audio.narration.Mp3Codec;

/** The real codec, for tests of other packages. */
public final class Codecs {

  private Codecs() {}

  public static Mp3Codec java() {
    return new JavaMp3Codec();
  }
}
