package io.storycast.audio.narration;

import io.storycast.audio.sound.Recording;
import io.storycast.audio.sound.UnreadableSoundException;
import io.storycast.audio.sound.Wav;
import io.storycast.contracts.ReasonCode;
import io.storycast.contracts.StoryGenerated;
import io.storycast.stage.Attempt;
import io.storycast.stage.CallLedger;
import io.storycast.stage.StageFailure;
import java.util.Optional;
import java.util.UUID;

/** Has one chunk spoken, unless somebody paid for the very same before. */
final class Synthesis {

  /** The purpose of these calls in the ledger. */
  static final String PURPOSE = "speech";

  private final Speech speech;
  private final ChunkCache cache;
  private final CallLedger ledger;
  private final ReceivedAudio receivedAudio;

  Synthesis(Speech speech, ChunkCache cache, CallLedger ledger, ReceivedAudio receivedAudio) {
    this.speech = speech;
    this.cache = cache;
    this.ledger = ledger;
    this.receivedAudio = receivedAudio;
  }

  /**
   * @throws StageFailure when the provider or the cache fails, or the answer is no speech
   */
  Recording recordingOf(String text, Voice voice, StoryGenerated story, Attempt attempt) {
    ChunkKey key = ChunkKey.of(text, voice);
    Optional<Recording> kept = cache.find(key).flatMap(Synthesis::readable);
    if (kept.isPresent()) {
      return kept.get();
    }
    Cancellation.check(attempt);
    UUID call = ledger.begin(call(text, voice, story, attempt));
    Speech.Answer answer = speak(call, text, voice, story);
    Recording recording = accept(call, text, voice, answer);
    try {
      cache.keep(key, Wav.write(recording));
    } finally {
      ledger.answered(call, billed(answer, text));
    }
    return recording;
  }

  /** What another process wrote halfway is bought again. */
  private static Optional<Recording> readable(byte[] wav) {
    try {
      return Optional.of(Wav.read(wav));
    } catch (UnreadableSoundException e) {
      return Optional.empty();
    }
  }

  private Speech.Answer speak(UUID call, String text, Voice voice, StoryGenerated story) {
    try {
      return speech.speak(text, voice, story);
    } catch (StageFailure failure) {
      note(call, failure.reason(), failure.message(), failure);
      throw failure;
    } catch (RuntimeException bug) {
      note(call, ReasonCode.UNEXPECTED, bug.getClass().getSimpleName(), bug);
      throw bug;
    }
  }

  /** What went wrong with the call matters more than what goes wrong with noting it. */
  private void note(UUID call, ReasonCode reason, String message, RuntimeException failure) {
    try {
      ledger.failed(call, reason, message);
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  private Recording accept(UUID call, String text, Voice voice, Speech.Answer answer) {
    try {
      return receivedAudio.read(answer, voice);
    } catch (StageFailure refusal) {
      ledger.answered(call, billed(answer, text));
      ledger.rejected(call, refusal.reason(), refusal.message());
      throw refusal;
    }
  }

  private static CallLedger.Call call(
      String text, Voice voice, StoryGenerated story, Attempt attempt) {
    return new CallLedger.Call(
        story.scenarioId(),
        story.revision(),
        attempt.number(),
        PURPOSE,
        voice.provider(),
        voice.model(),
        characters(text));
  }

  /** Providers report no usage for speech; they bill characters. */
  private static CallLedger.Answer billed(Speech.Answer answer, String text) {
    return new CallLedger.Answer(
        answer.requestId(), null, new CallLedger.Units(null, null, characters(text)));
  }

  private static int characters(String text) {
    return text.codePointCount(0, text.length());
  }
}
