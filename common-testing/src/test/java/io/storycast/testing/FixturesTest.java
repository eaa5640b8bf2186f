package io.storycast.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.storycast.contracts.Event;
import io.storycast.contracts.EventCodec;
import io.storycast.contracts.EventType;
import io.storycast.contracts.Message;
import java.util.List;
import org.junit.jupiter.api.Test;

class FixturesTest {

  @Test
  void areReadableEvents() throws Exception {
    for (Event event :
        List.of(
            Fixtures.anyScenarioClaimed(),
            Fixtures.anyStoryGenerated(),
            Fixtures.anyAudioUploaded(),
            Fixtures.anyStoryReady(),
            Fixtures.storyFailed(Fixtures.anyScenarioClaimed(), 3, "story", "story-refused"))) {
      Message message = EventCodec.write(event, "/storycast/test");
      assertThat(EventCodec.read(EventType.of(event), message.value())).isEqualTo(event);
    }
  }
}
