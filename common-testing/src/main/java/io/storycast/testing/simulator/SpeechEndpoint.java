package io.storycast.testing.simulator;

import io.storycast.testing.audio.Pcm;
import io.storycast.testing.audio.Wav;
import io.storycast.testing.simulator.speech.Speaker;
import io.storycast.testing.simulator.speech.Spoiling;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Answers {@code /audio/speech} with the text read aloud. */
final class SpeechEndpoint implements Responder {

  /** SiliconFlow's rates for wav and pcm, and 48000. */
  private static final Set<Integer> RATES = Set.of(8000, 16000, 24000, 32000, 44100, 48000);

  private static final int USUAL_RATE = 44100;

  /** SiliconFlow's limit; OpenAI's is 4096. */
  private static final int MAX_CHARACTERS = 128_000;

  private final Speaker speaker;
  private final SpokenTexts spoken;

  SpeechEndpoint(Speaker speaker, SpokenTexts spoken) {
    this.speaker = speaker;
    this.spoken = spoken;
  }

  @Override
  public Reply reply(ProviderRequest request, @Nullable FaultKind fault) {
    JsonNode json = request.json();
    String input = json.path("input").asString("");
    String format = json.path("response_format").asString("mp3");
    int rate = json.path("sample_rate").asInt(USUAL_RATE);
    double speed = json.path("speed").asDouble(1);
    if (json.path("model").asString("").isEmpty()) {
      return Errors.badRequest("The parameter model is required.");
    }
    if (input.isEmpty() || input.length() > MAX_CHARACTERS) {
      return Errors.badRequest("input must have 1 to 128000 characters.");
    }
    if (!format.equals("wav") && !format.equals("pcm")) {
      return Errors.badRequest("The simulator's response_format is wav or pcm, not " + format);
    }
    if (!RATES.contains(rate) || speed < 0.25 || speed > 4) {
      return Errors.badRequest("sample_rate or speed is out of range.");
    }
    boolean wrongRate =
        fault == FaultKind.AUDIO_WRONG_RATE || fault == FaultKind.AUDIO_MISLABELLED_RATE;
    String said = fault == FaultKind.AUDIO_WORDS_MISSING ? Spoiling.halfOf(input) : input;
    Pcm sound = speaker.speak(said, speed, wrongRate ? rate / 2 : rate);
    spoken.remember(sound, said);
    return reply(spoilt(sound, rate, fault), format, fault);
  }

  private static Pcm spoilt(Pcm sound, int askedRate, @Nullable FaultKind fault) {
    return switch (fault) {
      case AUDIO_SILENT -> Spoiling.silent(sound);
      case AUDIO_NOISE -> Spoiling.noise(sound);
      case AUDIO_CLIPPED -> Spoiling.clipped(sound);
      case AUDIO_TWICE -> Spoiling.twice(sound);
      case AUDIO_CUT -> Spoiling.cut(sound);
      case AUDIO_MISLABELLED_RATE -> new Pcm(sound.samples(), askedRate);
      case null, default -> sound;
    };
  }

  private static Reply reply(Pcm sound, String format, @Nullable FaultKind fault) {
    if (format.equals("pcm")) {
      return Reply.audio("audio/pcm", sound.bytes());
    }
    byte[] file = fault == FaultKind.AUDIO_STREAMED_SIZES ? Wav.streamed(sound) : Wav.of(sound);
    return Reply.audio(
        "audio/wav",
        fault == FaultKind.AUDIO_HEADER_ONLY ? Arrays.copyOf(file, Wav.HEADER_BYTES) : file);
  }
}
