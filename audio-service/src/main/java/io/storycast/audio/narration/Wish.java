package io.storycast.audio.narration;

/**
 * One way to have a text spoken.
 *
 * @param take 0 the first time, 1 when that was refused, and so on: answers differ
 * @param purpose of the call, in the ledger
 */
record Wish(String text, Voice voice, int take, String purpose) {

  /** The purpose of a first call; all others begin with it too. */
  static final String SPEECH = "speech";

  private static final String AGAIN = "speech-again";
  private static final String SMALLER = "speech-smaller";
  private static final String OTHER_VOICE = "speech-other-voice";

  static Wish first(String text, Voice voice) {
    return new Wish(text, voice, 0, SPEECH);
  }

  Wish again() {
    return new Wish(text, voice, take + 1, AGAIN);
  }

  Wish smaller(String part) {
    return new Wish(part, voice, 0, SMALLER);
  }

  Wish by(Voice other) {
    return new Wish(text, other, 0, OTHER_VOICE);
  }

  ChunkKey key() {
    return ChunkKey.of(text, voice, take);
  }

  int characters() {
    return text.codePointCount(0, text.length());
  }
}
