package io.storycast.audio.narration;

import io.storycast.audio.narration.Synthesis.Order;
import io.storycast.audio.narration.Transcriber.Transcript;
import io.storycast.audio.quality.Measurement;
import io.storycast.audio.quality.WordErrors;
import io.storycast.audio.sound.Recording;
import io.storycast.audio.sound.Wav;
import io.storycast.audio.text.spoken.Lexicon;
import io.storycast.audio.text.spoken.Reading;
import io.storycast.contracts.ReasonCode;
import io.storycast.stage.CallLedger;
import io.storycast.stage.StageFailure;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Has what was spoken written down again, and compares it with the text. One call for each answer
 * of the speech model; what was heard is kept, so that nobody pays for it twice.
 */
final class Proofreader {

  /** The purpose of these calls in the ledger. */
  static final String PURPOSE = "transcription";

  /** Transcribers write 5 for what was said as five: both sides are compared in words. */
  private static final Reading IN_WORDS = new Reading(true, Lexicon.empty());

  /** Billed by time or not at all, and never by characters; what it costs is not known here. */
  private static final CallLedger.Units NO_CHARACTERS = new CallLedger.Units(null, null, 0);

  private final Transcriber transcriber;
  private final ChunkCache cache;
  private final CallLedger ledger;
  private final double mostErrors;

  /**
   * @param mostErrors how many words may be others, as a share
   */
  Proofreader(Transcriber transcriber, ChunkCache cache, CallLedger ledger, double mostErrors) {
    this.transcriber = transcriber;
    this.cache = cache;
    this.ledger = ledger;
    this.mostErrors = mostErrors;
  }

  /**
   * @throws StageFailure of class content when it is another text; else when there is no transcript
   */
  WordErrors proofread(Recording recording, Wish wish, Order order) {
    String language = Locale.forLanguageTag(order.story().language()).getLanguage();
    String heard = transcript(Wav.write(recording), order);
    WordErrors errors =
        WordErrors.between(
            IN_WORDS.of(wish.text(), language), IN_WORDS.of(heard, language), language);
    Measurement measured = errors.ofChunk(mostErrors);
    if (!measured.passes()) {
      throw StageFailure.of(
          ReasonCode.AUDIO_CHECK_FAILED,
          "%s heard another text in %s's answer: %s."
              .formatted(transcriber.model(), wish.voice().provider(), measured));
    }
    return errors;
  }

  private String transcript(byte[] wav, Order order) {
    ChunkKey key = ChunkKey.ofTranscript(wav, transcriber.provider(), transcriber.model());
    Optional<Speech.Answer> kept = cache.find(key);
    if (kept.isPresent()) {
      return new String(kept.get().body(), StandardCharsets.UTF_8);
    }
    Cancellation.check(order.attempt());
    UUID call = ledger.begin(call(order));
    Transcript transcript = ask(call, wav, order);
    byte[] text = transcript.text().getBytes(StandardCharsets.UTF_8);
    ledger.answered(call, new CallLedger.Answer(transcript.requestId(), null, NO_CHARACTERS));
    cache.keep(key, new Speech.Answer(transcript.requestId(), "text/plain; charset=utf-8", text));
    return transcript.text();
  }

  private Transcript ask(UUID call, byte[] wav, Order order) {
    try {
      return transcriber.transcribe(wav, order.story());
    } catch (StageFailure failure) {
      ledger.failed(call, failure.reason(), failure.message());
      throw failure;
    }
  }

  private CallLedger.Call call(Order order) {
    return new CallLedger.Call(
        order.story().scenarioId(),
        order.story().revision(),
        order.attempt().number(),
        PURPOSE,
        transcriber.provider(),
        transcriber.model(),
        0);
  }
}
