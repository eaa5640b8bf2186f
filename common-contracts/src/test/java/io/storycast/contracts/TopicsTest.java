package io.storycast.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TopicsTest {

  @Test
  void namesEveryTopicOnce() {
    assertThat(Topics.all()).extracting(Topics.Spec::name).doesNotHaveDuplicates();
  }

  @Test
  void compactsWhatANewSubscriberReadsFromTheStart() {
    assertThat(Topics.all())
        .filteredOn(topic -> topic.cleanup() != Topics.Cleanup.BY_TIME)
        .extracting(Topics.Spec::name)
        .containsExactly(
            "storycast.story-ready.v1", "storycast.stage-control.v1", "storycast.stage-status.v1");
  }

  @Test
  void leavesRoomForTheHeadersOfAReplayAndOfADeadLetter() {
    assertThat(Topics.all())
        .allSatisfy(
            topic ->
                assertThat(topic.maxMessageBytes())
                    .isEqualTo(topic.name().endsWith(".dlt") ? 2 << 20 : (1024 + 64) << 10));
  }

  @Test
  void givesEachConsumerADeadLetterTopicForEachFact() {
    assertThat(Topics.all())
        .extracting(Topics.Spec::name)
        .contains(
            "storycast.scenario-claimed.v1.story-service.dlt",
            "storycast.story-generated.v1.audio-service.dlt",
            "storycast.story-generated.v1.storage-service.dlt",
            "storycast.audio-uploaded.v1.storage-service.dlt",
            "storycast.story-ready.v1.scheduler-service.dlt");
  }
}
