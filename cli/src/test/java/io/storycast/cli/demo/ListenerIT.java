package io.storycast.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.storycast.cli.WebServer;
import io.storycast.cli.demo.Narration.NotPlayable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ListenerIT {

  private final WebServer server = new WebServer();
  private final Listener listener = new Listener();
  private final String address = server.address() + "/a.mp3";

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void hearsAnMp3AtItsAddress() throws Exception {
    server.answer("GET /a.mp3", 200, "audio/mpeg", Sounds.tone());

    assertThat(listener.listen(address).bytes()).isEqualTo(Sounds.tone().length);
  }

  @Test
  void saysWhyAnAddressCannotBeHeard() {
    assertNotPlayable("the address answers with status 404");
    server.answer("GET /a.mp3", 200, "text/html", Sounds.tone());
    assertNotPlayable("the content type is 'text/html', not audio/mpeg");
    server.answer("GET /a.mp3", 200, "audio/mpeg", new byte[] {1, 2, 3});
    assertNotPlayable("the file holds no MP3 frame");
    server.close();
    assertNotPlayable("the address does not answer");
  }

  private void assertNotPlayable(String reason) {
    assertThatThrownBy(() -> listener.listen(address))
        .isInstanceOf(NotPlayable.class)
        .hasMessageStartingWith(reason);
  }
}
