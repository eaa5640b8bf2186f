package io.storycast.scheduler.jobs;

import io.storycast.contracts.AudioUploaded;
import io.storycast.contracts.Cost;
import io.storycast.contracts.NarrationQuality;
import io.storycast.contracts.StoryGenerated;
import io.storycast.contracts.StoryReady;
import io.storycast.contracts.TokenUsage;
import io.storycast.scheduler.jobtable.JobEvent;
import io.storycast.scheduler.jobtable.JobEvent.Money;
import io.storycast.scheduler.jobtable.JobEventKind;
import io.storycast.scheduler.jobtable.JobStage;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the history keeps of the facts. */
final class FactEvents {

  private FactEvents() {}

  static JobEvent storyGenerated(Job job, StoryGenerated fact, int attempt) {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("model", fact.model());
    TokenUsage usage = fact.usage();
    if (usage != null) {
      put(details, "promptTokens", usage.promptTokens());
      put(details, "completionTokens", usage.completionTokens());
    }
    details.put("phrases", fact.keyPhrases().size());
    return event(job, attempt, JobEventKind.STORY_GENERATED, JobStage.STORY)
        .took(fact.elapsedMs())
        .costing(money(fact.cost()))
        .with(details);
  }

  static JobEvent audioUploaded(Job job, AudioUploaded fact, int attempt) {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("model", fact.model());
    put(details, "voice", fact.voice());
    details.put("characters", fact.characters());
    details.put("chunks", fact.chunks());
    details.put("chunksFromCache", fact.chunksFromCache());
    details.put("durationMs", fact.durationMs());
    details.put("bytes", fact.bytes());
    details.put("synthesisMs", fact.synthesisMs());
    details.put("uploadMs", fact.uploadMs());
    if (fact.quality() != null) {
      details.put("quality", quality(fact.quality()));
    }
    return event(job, attempt, JobEventKind.AUDIO_UPLOADED, JobStage.AUDIO)
        .took(fact.synthesisMs() + fact.uploadMs())
        .costing(money(fact.cost()))
        .with(details);
  }

  private static Map<String, Object> quality(NarrationQuality measured) {
    Map<String, Object> quality = new LinkedHashMap<>();
    quality.put("loudnessLufs", measured.loudnessLufs());
    quality.put("truePeakDb", measured.truePeakDb());
    quality.put("speechRate", measured.speechRate());
    quality.put("voicedShare", measured.voicedShare());
    quality.put("longestSilenceMs", measured.longestSilenceMs());
    quality.put("repeats", measured.repeats());
    put(quality, "wordErrorRate", measured.wordErrorRate());
    quality.put("checksPassed", measured.checksPassed());
    return quality;
  }

  private static @Nullable Money money(@Nullable Cost cost) {
    return cost == null ? null : new Money(cost.decimal(), cost.currency());
  }

  static JobEvent storyReady(Job job, StoryReady fact, int attempt) {
    JobEvent event =
        event(job, attempt, JobEventKind.STORY_READY, JobStage.STORAGE)
            .with(Map.of("storyId", fact.storyId()));
    Instant started = job.times().started();
    Instant finished = job.times().finished();
    return started == null || finished == null
        ? event
        : event.took(Duration.between(started, finished).toMillis());
  }

  private static JobEvent event(Job job, int attempt, JobEventKind kind, JobStage stage) {
    return JobEvent.of(job.id(), job.revision(), attempt, kind).inStage(stage.code());
  }

  private static void put(Map<String, Object> details, String name, @Nullable Object value) {
    if (value != null) {
      details.put(name, value);
    }
  }
}
