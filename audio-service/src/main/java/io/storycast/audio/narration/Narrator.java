package io.storycast.audio.narration;

import io.storycast.audio.narration.Recitation.Commission;
import io.storycast.audio.narration.Recitation.Take;
import io.storycast.audio.quality.TakeChecks;
import io.storycast.audio.text.Block;
import io.storycast.audio.text.Chunk;
import io.storycast.audio.text.Chunks;
import io.storycast.audio.text.NarrationText;
import io.storycast.contracts.AudioUploaded;
import io.storycast.contracts.GenerationOptions;
import io.storycast.contracts.NarrationFiles;
import io.storycast.contracts.NarrationQuality;
import io.storycast.contracts.ReasonCode;
import io.storycast.contracts.StoryGenerated;
import io.storycast.stage.Attempt;
import io.storycast.stage.CallLedger;
import io.storycast.stage.StageFailure;
import io.storycast.stage.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a story aloud and publishes the recording.
 *
 * <p>Every step may be repeated after a crash: spoken chunks are found again, and the same chunks
 * give the same file byte for byte, which is not sent twice.
 */
public final class Narrator {

  private final Recitation recitation;
  private final Studio studio;
  private final AudioStore store;
  private final CallLedger ledger;
  private final Voice voice;
  private final NarrationSettings settings;
  private final InstantSource clock;

  /**
   * What a narration needs from outside.
   *
   * @param transcriber null where nobody listens to what was spoken
   */
  public record Ports(
      Speech speech,
      ChunkCache cache,
      CallLedger ledger,
      Mp3Codec codec,
      AudioStore store,
      @Nullable Transcriber transcriber) {}

  public Narrator(Ports ports, Voice voice, NarrationSettings settings, InstantSource clock) {
    Synthesis synthesis =
        new Synthesis(
            ports.speech(),
            ports.cache(),
            ports.ledger(),
            new ReceivedAudio(ports.codec()),
            proofreader(ports, settings));
    this.recitation =
        new Recitation(
            new Rehearsal(synthesis, ports.cache(), settings.repeats(), settings.fallbackVoice()),
            settings.parallelCalls());
    this.studio =
        new Studio(
            ports.codec(),
            settings.pauses(),
            new Mastering(settings.targetLufs(), settings.peakDb()),
            settings.limits());
    this.store = ports.store();
    this.ledger = ports.ledger();
    this.voice = voice;
    this.settings = settings;
    this.clock = clock;
  }

  private static @Nullable Proofreader proofreader(Ports ports, NarrationSettings settings) {
    return ports.transcriber() == null
        ? null
        : new Proofreader(
            ports.transcriber(), ports.cache(), ports.ledger(), settings.limits().mostWordErrors());
  }

  /**
   * Narrates one revision of a story.
   *
   * @throws StageFailure when it cannot be done now, or at all
   */
  public Optional<AudioUploaded> narrate(StoryGenerated story, Attempt attempt) {
    String key = ObjectKeys.ofNarration(story.slug());
    NarrationText text =
        NarrationText.of(story.bodyMarkdown(), story.language(), settings.reading());
    List<Chunk> chunks = chunks(text.blocks());
    Voice speaker = voice.named(wishedVoice(story));
    Companions companions = Companions.of(story, text, speaker);
    long start = clock.millis();
    try (Workspace workspace = Workspace.in(settings.workFolder(), clock.instant())) {
      TakeChecks checks =
          TakeChecks.of(settings.limits(), Objects.requireNonNullElse(speaker.speed(), 1.0));
      List<Take> takes =
          recitation.recite(
              chunks, new Commission(story, speaker, checks, attempt, workspace.folder()));
      FinishedNarration finished =
          studio.produce(takes, companions::tags, workspace.folder(), attempt);
      FinishedMp3 mp3 = finished.mp3();
      Cancellation.check(attempt);
      long produced = clock.millis();
      QualitySheet quality =
          new QualitySheet(finished, takes, story.language(), settings.limits().mostWordErrors());
      quality.requirePassed();
      AudioStore.Edition edition =
          new AudioStore.Edition(story.revision(), story.revision() == 1 && attempt.isFirst());
      URI url = publish(mp3, key, edition, attempt);
      NarrationFiles files = companions.publish(finished, quality, store, edition);
      Published published =
          new Published(url, files, quality.summary(), produced - start, clock.millis() - produced);
      return Optional.of(uploaded(story, speaker, chunks.size(), mp3, published));
    } catch (IOException e) {
      throw new UncheckedIOException("the work folder failed", e);
    }
  }

  private URI publish(FinishedMp3 mp3, String key, AudioStore.Edition edition, Attempt attempt) {
    try (Step upload = attempt.step("upload")) {
      upload.with("storycast.object.key", key).with("storycast.object.bytes", mp3.bytes());
      return store.publish(mp3, key, edition);
    }
  }

  private List<Chunk> chunks(List<Block> blocks) {
    if (blocks.isEmpty()) {
      throw StageFailure.of(ReasonCode.TEXT_NOT_SPEAKABLE, "The story has no words to read aloud.");
    }
    int characters = blocks.stream().mapToInt(block -> block.text().length()).sum();
    if (characters > settings.maxCharacters()) {
      throw StageFailure.of(
          ReasonCode.TEXT_TOO_LONG,
          "The text has %d characters, the limit is %d."
              .formatted(characters, settings.maxCharacters()));
    }
    return Chunks.of(blocks, settings.chunkWeight());
  }

  private static @Nullable String wishedVoice(StoryGenerated story) {
    GenerationOptions options = story.options();
    return options == null ? null : options.voice();
  }

  private record Published(
      URI url, NarrationFiles files, NarrationQuality quality, long synthesisMs, long uploadMs) {}

  private AudioUploaded uploaded(
      StoryGenerated story, Voice speaker, int chunks, FinishedMp3 mp3, Published published) {
    List<CallLedger.PaidAnswer> answers = ledger.paidAnswers(story.scenarioId(), story.revision());
    Paid paid = Paid.in(answers);
    return new AudioUploaded(
        story.jobId(),
        story.scenarioId(),
        story.revision(),
        story.slug(),
        story.title(),
        ObjectKeys.ofNarration(story.slug()),
        published.url().toString(),
        mp3.durationMs(),
        mp3.bytes(),
        mp3.sha256(),
        story.contentHash(),
        story.language(),
        speaker.model(),
        speaker.name(),
        chunks,
        Math.max(0, chunks - paid.chunks()),
        paid.characters(),
        published.synthesisMs(),
        published.uploadMs(),
        published.files(),
        published.quality(),
        ledger.cost(answers),
        clock.instant());
  }

  /**
   * What this revision cost, attempts that died on the way included.
   *
   * @param chunks that were bought and kept
   * @param characters of every answer, those of no use included
   */
  private record Paid(int chunks, long characters) {

    static Paid in(List<CallLedger.PaidAnswer> answers) {
      List<CallLedger.PaidAnswer> speech =
          answers.stream().filter(answer -> answer.purpose().startsWith(Wish.SPEECH)).toList();
      return new Paid(
          (int) speech.stream().filter(answer -> !answer.rejected()).count(),
          speech.stream()
              .mapToLong(answer -> Objects.requireNonNullElse(answer.usage().characters(), 0))
              .sum());
    }
  }
}
