package io.storycast.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ContentHashTest {

  @Test
  void isSha256InLowerCaseHex() {
    // The example of FIPS 180-2, appendix B.1.
    assertThat(ContentHash.of("abc"))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void readsTextAsUtf8() {
    assertThat(ContentHash.of("é"))
        .isEqualTo(ContentHash.of(new byte[] {(byte) 0xC3, (byte) 0xA9}));
  }
}
