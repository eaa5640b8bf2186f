package io.storycast.cli.doctor;

import io.storycast.cli.doctor.Provider.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The speech model turns a sentence into WAV audio. */
final class SpeechCheck implements Check {

  private static final String SENTENCE = "The station has a library, and it is open all night.";

  /** A sentence of ten words takes over two seconds; even at 8 kHz that is 32,000 bytes. */
  private static final int PLAUSIBLE_BYTES = 16_000;

  private final Provider provider;
  private final String model;
  private final String voice;

  SpeechCheck(Provider provider, String model, String voice) {
    this.provider = provider;
    this.model = model;
    this.voice = voice;
  }

  @Override
  public String name() {
    return "speech";
  }

  @Override
  public Finding run() throws InterruptedException {
    try {
      Answer answer = provider.post("/audio/speech", request());
      if (!answer.isOk()) {
        return provider.refusal(answer, "SILICONFLOW_TTS_MODEL and SILICONFLOW_TTS_VOICE");
      }
      if (answer.isJson() || !isWav(answer.body())) {
        return Finding.failed(
            "'%s' at %s answers 200 with %s that is no WAV audio."
                .formatted(model, provider, answer.contentType()),
            "Check SILICONFLOW_TTS_MODEL; the model must offer response_format wav.");
      }
      if (answer.body().length < PLAUSIBLE_BYTES) {
        return Finding.failed(
            "'%s' at %s gives only %d bytes of audio for a sentence."
                .formatted(model, provider, answer.body().length),
            "Check SILICONFLOW_TTS_VOICE; an unknown voice often gives empty audio.");
      }
      return Finding.ok(
          "'%s' at %s gives audio (%d KB for a sentence)."
              .formatted(model, provider, answer.body().length / 1024));
    } catch (IOException e) {
      return provider.unreachable(e, "SILICONFLOW_TTS_BASE_URL");
    }
  }

  private Map<String, Object> request() {
    Map<String, Object> request = new HashMap<>();
    request.put("model", model);
    request.put("input", SENTENCE);
    request.put("response_format", "wav");
    if (!voice.isEmpty()) {
      request.put("voice", voice);
    }
    return request;
  }

  private static boolean isWav(byte[] body) {
    return body.length > 12
        && new String(body, 0, 4, StandardCharsets.ISO_8859_1).equals("RIFF")
        && new String(body, 8, 4, StandardCharsets.ISO_8859_1).equals("WAVE");
  }
}
