package io.storycast.audio.sound;

/** Bytes that are not the sound they should be; the message completes "it is not audio: ". */
public final class UnreadableSoundException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public UnreadableSoundException(String why) {
    super(why);
  }

  public UnreadableSoundException(String why, Throwable cause) {
    super(why, cause);
  }
}
