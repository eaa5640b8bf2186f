package io.storycast.audio.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class Md5Test {

  private final Md5 md5 = Md5.of("some audio".getBytes(UTF_8));

  @Test
  void isTheTagOfAnObjectSentInOnePiece() {
    assertThat(md5.isTag("\"000cb017b7603fb60e370f1c640e5f5d\"")).isTrue();
    assertThat(md5.isTag("\"000cb017b7603fb60e370f1c640e5f5e\"")).isFalse();
    assertThat(md5.isTag("\"000cb017b7603fb60e370f1c640e5f5d-1\"")).isFalse();
    assertThat(md5.isTag(null)).isFalse();
  }
}
