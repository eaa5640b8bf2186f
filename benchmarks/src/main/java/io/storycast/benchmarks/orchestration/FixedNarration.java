package io.storycast.benchmarks.orchestration;

import io.storycast.audio.AudioServiceApplication;
import io.storycast.audio.narration.AudioStore;
import io.storycast.audio.narration.FinishedMp3;
import io.storycast.audio.narration.Speech;
import io.storycast.audio.narration.Voice;
import io.storycast.contracts.AudioUploaded;
import io.storycast.contracts.ContentHash;
import io.storycast.contracts.StoryGenerated;
import io.storycast.contracts.Topics;
import io.storycast.stage.Attempt;
import io.storycast.stage.CallLedger;
import io.storycast.stage.Stage;
import io.storycast.stage.boot.ServiceMain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * The audio service as it is shipped, except that one speech call brings the finished MP3: what
 * mastering and checking cost is told by the benchmark {@code audio}. The call, its rows in the
 * ledger, the upload and its verification are the service's own.
 */
@Configuration(proxyBeanMethods = false)
@Import(AudioServiceApplication.class)
public class FixedNarration {

  public static void main(String[] arguments) {
    ServiceMain.run(FixedNarration.class, arguments);
  }

  @Bean
  static BeanPostProcessor stageWithoutStudio(BeanFactory beans) {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof Stage ? stage(beans) : bean;
      }
    };
  }

  private static Stage stage(BeanFactory beans) {
    Narration narration =
        new Narration(
            beans.getBean(Speech.class),
            beans.getBean(CallLedger.class),
            beans.getBean(AudioStore.class),
            beans.getBean(Voice.class));
    return Stage.named("audio", Topics.AUDIO_SERVICE)
        .on(StoryGenerated.class, narration::narrate)
        .build();
  }

  private record Narration(Speech speech, CallLedger ledger, AudioStore store, Voice voice) {

    Optional<AudioUploaded> narrate(StoryGenerated story, Attempt attempt) {
      String text = story.bodyMarkdown();
      UUID call =
          ledger.begin(
              new CallLedger.Call(
                  story.scenarioId(),
                  story.revision(),
                  attempt.number(),
                  "speech",
                  voice.provider(),
                  voice.model(),
                  text.length()));
      Speech.Answer answer = speech.speak(text, voice, story);
      ledger.answered(
          call,
          new CallLedger.Answer(
              answer.requestId(), null, new CallLedger.Units(null, null, text.length())));
      return Optional.of(uploaded(story, answer.body(), attempt));
    }

    private AudioUploaded uploaded(StoryGenerated story, byte[] sound, Attempt attempt) {
      String key = "stories/audio/%s.mp3".formatted(story.slug());
      FinishedMp3 mp3 = new FinishedMp3(written(sound), sound.length, ContentHash.of(sound), 7500);
      try {
        AudioStore.Edition edition = new AudioStore.Edition(story.revision(), attempt.isFirst());
        String url = store.publish(mp3, key, edition).toString();
        return new AudioUploaded(
            story.jobId(),
            story.scenarioId(),
            story.revision(),
            story.slug(),
            story.title(),
            key,
            url,
            mp3.durationMs(),
            mp3.bytes(),
            mp3.sha256(),
            story.contentHash(),
            story.language(),
            voice.model(),
            voice.name(),
            1,
            0,
            story.bodyMarkdown().length(),
            0,
            0,
            null,
            null,
            ledger.cost(ledger.paidAnswers(story.scenarioId(), story.revision())),
            Instant.now());
      } finally {
        deleted(mp3.file());
      }
    }

    private static Path written(byte[] sound) {
      try {
        return Files.write(Files.createTempFile("narration", ".mp3"), sound);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static void deleted(Path file) {
      try {
        Files.delete(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
