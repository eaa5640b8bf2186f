package io.storycast.audio.narration;

import io.storycast.audio.quality.Check;
import io.storycast.audio.quality.Pace;
import io.storycast.audio.quality.TakeChecks;
import io.storycast.audio.quality.WordErrors;
import io.storycast.audio.sound.Recording;
import io.storycast.contracts.ReasonCode;
import io.storycast.contracts.StoryGenerated;
import io.storycast.stage.Attempt;
import io.storycast.stage.CallLedger;
import io.storycast.stage.StageFailure;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Has one text spoken, unless somebody paid for the very same before, and judges the answer. */
final class Synthesis {

  private final Speech speech;
  private final ChunkCache cache;
  private final CallLedger ledger;
  private final ReceivedAudio receivedAudio;
  private final @Nullable Proofreader proofreader;

  /**
   * @param proofreader null where nobody listens
   */
  Synthesis(
      Speech speech,
      ChunkCache cache,
      CallLedger ledger,
      ReceivedAudio receivedAudio,
      @Nullable Proofreader proofreader) {
    this.speech = speech;
    this.cache = cache;
    this.ledger = ledger;
    this.receivedAudio = receivedAudio;
    this.proofreader = proofreader;
  }

  /** For which story a text is spoken, and what it has to pass. */
  record Order(StoryGenerated story, TakeChecks checks, Attempt attempt) {}

  /**
   * What passed.
   *
   * @param errors in its transcription; null when nobody listened
   */
  record Spoken(Recording recording, Pace pace, @Nullable WordErrors errors) {}

  /**
   * One answer for one wish.
   *
   * @throws StageFailure of class content when the answer is refused, now or as often as it is
   *     found again; else when the provider or the cache fails
   */
  Spoken speak(Wish wish, Order order) {
    Optional<Speech.Answer> kept = cache.find(wish.key());
    if (kept.isPresent()) {
      Spoken spoken = judge(kept.get(), wish, order);
      ledger.spared(call(wish, order), units(wish));
      return spoken;
    }
    Cancellation.check(order.attempt());
    UUID call = ledger.begin(call(wish, order));
    Speech.Answer answer = ask(call, wish, order);
    try {
      cache.keep(wish.key(), answer);
    } finally {
      ledger.answered(call, billed(answer, wish));
    }
    try {
      return judge(answer, wish, order);
    } catch (StageFailure refusal) {
      ledger.rejected(call, refusal.reason(), refusal.message());
      throw refusal;
    }
  }

  private Speech.Answer ask(UUID call, Wish wish, Order order) {
    try {
      return speech.speak(wish.text(), wish.voice(), order.story());
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

  private Spoken judge(Speech.Answer answer, Wish wish, Order order) {
    Recording recording = receivedAudio.read(answer, wish.voice());
    TakeChecks.Judgement judgement = order.checks().judge(wish.text(), recording);
    if (judgement.report().passes()) {
      WordErrors errors =
          proofreader == null ? null : proofreader.proofread(recording, wish, order);
      return new Spoken(recording, judgement.pace(), errors);
    }
    boolean silent = judgement.report().fails(Check.LOUDEST_MOMENT);
    throw StageFailure.of(
        silent ? ReasonCode.AUDIO_SILENT : ReasonCode.AUDIO_CHECK_FAILED,
        "%s answered with %.1f s that are not this text: %s."
            .formatted(
                wish.voice().provider(),
                (double) recording.length() / recording.sampleRate(),
                judgement.report().complaint()));
  }

  private static CallLedger.Call call(Wish wish, Order order) {
    return new CallLedger.Call(
        order.story().scenarioId(),
        order.story().revision(),
        order.attempt().number(),
        wish.purpose(),
        wish.voice().provider(),
        wish.voice().model(),
        wish.characters());
  }

  /** Providers report no usage for speech; they bill characters. */
  private static CallLedger.Answer billed(Speech.Answer answer, Wish wish) {
    return new CallLedger.Answer(answer.requestId(), null, units(wish));
  }

  private static CallLedger.Units units(Wish wish) {
    return new CallLedger.Units(null, null, wish.characters());
  }
}
