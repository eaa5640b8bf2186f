package io.storycast.audio.narration;

import io.storycast.audio.sound.Recording;
import io.storycast.audio.sound.UnreadableSoundException;
import io.storycast.audio.sound.Wav;
import io.storycast.contracts.ReasonCode;
import io.storycast.stage.StageFailure;

/** Decides whether an answer is speech: providers answer 200 with errors, silence and nothing. */
final class ReceivedAudio {

  private static final int LEAST_BYTES = 1024;
  private static final int PREFIX_BYTES = 16;
  private static final int USUAL_PCM_RATE = 24_000;

  private final Mp3Codec codec;

  ReceivedAudio(Mp3Codec codec) {
    this.codec = codec;
  }

  /**
   * The recording in an answer.
   *
   * @throws StageFailure of class content when it holds none
   */
  Recording read(Speech.Answer answer, Voice voice) {
    try {
      Recording recording = decode(answer, voice);
      requireRate(recording, voice);
      return recording;
    } catch (UnreadableSoundException e) {
      throw StageFailure.of(
              ReasonCode.AUDIO_NOT_AUDIO,
              "%s answered 200 with %d bytes that are not speech: %s."
                  .formatted(voice.provider(), answer.body().length, e.getMessage()))
          .causedBy(e);
    }
  }

  /** A model that does not keep to the rate may have mislabelled it too. */
  private static void requireRate(Recording recording, Voice voice) {
    Integer asked = voice.sampleRate();
    if (asked != null && asked != recording.sampleRate()) {
      throw new UnreadableSoundException(
          "%d Hz, where %d were asked for (for a provider that takes no sample_rate, set"
                  .formatted(recording.sampleRate(), asked)
              + " SILICONFLOW_TTS_SAMPLE_RATE to nothing)");
    }
  }

  private Recording decode(Speech.Answer answer, Voice voice) {
    byte[] body = answer.body();
    if (body.length < LEAST_BYTES) {
      throw new UnreadableSoundException(body.length == 0 ? "nothing" : "too little");
    }
    if (Wav.looksLike(body)) {
      return Wav.read(body);
    }
    if (isText(answer)) {
      throw new UnreadableSoundException("text, type '" + answer.contentType() + "'");
    }
    if (voice.format().equals("pcm")) {
      // Providers that take no sample_rate field answer at 24 kHz.
      return Wav.readRaw(body, voice.sampleRate() == null ? USUAL_PCM_RATE : voice.sampleRate());
    }
    if (codec.looksLike(body)) {
      return codec.decode(body);
    }
    throw new UnreadableSoundException("neither WAV nor MP3");
  }

  private static boolean isText(Speech.Answer answer) {
    if (answer.contentType().startsWith("text/") || answer.contentType().contains("json")) {
      return true;
    }
    for (int i = 0; i < PREFIX_BYTES; i++) {
      byte b = answer.body()[i];
      boolean printable = (b >= ' ' && b <= '~') || b == '\n' || b == '\r' || b == '\t';
      if (!printable) {
        return false;
      }
    }
    return true;
  }
}
