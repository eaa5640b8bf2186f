package io.storycast.audio;

import static io.storycast.audio.SharedService.awaitUploaded;
import static io.storycast.audio.SharedService.calls;
import static io.storycast.audio.SharedService.storyWith;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.storycast.contracts.AudioUploaded;
import io.storycast.contracts.StoryGenerated;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EditedStoryIT {

  private static final int SENTENCES = 60;

  private static MeterRegistry meters;

  @BeforeAll
  static void start() {
    meters = SharedService.start().getBean(MeterRegistry.class);
  }

  @Test
  void paysForTheEditedSentenceOnly() {
    StoryGenerated story =
        storyWith(
            IntStream.rangeClosed(1, SENTENCES)
                .mapToObj(i -> "Box %d of %%1$s is here%s".formatted(i, end(i)))
                .collect(Collectors.joining()));
    KafkaFacts.publish(story);
    awaitUploaded(story);
    assertThat(calls(story).billed()).isEqualTo(SENTENCES);
    double spared = spared();

    StoryGenerated edited =
        SharedService.story(
            story,
            story.revision() + 1,
            story.slug(),
            story.bodyMarkdown().replace("Box 30 of", "The big and heavy box 30 of"));
    KafkaFacts.publish(edited);
    AudioUploaded second = awaitUploaded(edited);

    assertThat(calls(story).billed()).isEqualTo(SENTENCES + 1);
    assertThat(second.chunks()).isEqualTo(SENTENCES);
    assertThat(second.chunksFromCache()).isEqualTo(SENTENCES - 1);
    assertThat(spared() - spared).isEqualTo(SENTENCES - 1);
  }

  /** A paragraph has six sentences. */
  private static String end(int sentence) {
    return sentence % 6 == 0 ? ".\n\n" : ". ";
  }

  private static double spared() {
    return meters.find("storycast.calls.spared").counters().stream()
        .mapToDouble(counter -> counter.count())
        .sum();
  }
}
