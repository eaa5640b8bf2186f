package io.storycast.audio.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class WavTest {

  private static final Recording TONE = Tones.recording(440, -6, 24_000, 0.2);

  @Test
  void readsWhatItWrites() {
    Recording read = Wav.read(Wav.write(TONE));

    assertThat(read.sampleRate()).isEqualTo(24_000);
    assertThat(read.toArray()).isEqualTo(TONE.toArray());
  }

  @Test
  void readsHeadersSentBeforeTheLengthWasKnown() {
    byte[] wav = Wav.write(TONE);
    Arrays.fill(wav, 4, 8, (byte) 0xFF);
    Arrays.fill(wav, 40, 44, (byte) 0xFF);

    assertThat(Wav.read(wav).toArray()).isEqualTo(TONE.toArray());
  }

  @Test
  void readsToTheEndWhereTheHeaderNamesNoLength() {
    byte[] wav = Wav.write(TONE);
    Arrays.fill(wav, 40, 44, (byte) 0);

    assertThat(Wav.read(wav).toArray()).isEqualTo(TONE.toArray());
  }

  @Test
  void refusesAFileThatWasCut() {
    assertThatThrownBy(() -> Wav.read(Arrays.copyOf(Wav.write(TONE), 1044)))
        .isInstanceOf(UnreadableSoundException.class)
        .hasMessage("the WAV file ends after 1000 of 9600 bytes of sound");
  }

  @Test
  void mixesChannels() {
    byte[] wav = wav(1, 2, 16, ByteBuffer.allocate(8), 1000, 3000, -4, -2);

    assertThat(Wav.read(wav).toArray()).containsExactly(2000, -3);
  }

  @Test
  void readsFloatsAndLimitsThem() {
    ByteBuffer data = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
    data.putFloat(0.5f).putFloat(-2f).putFloat(0f);

    assertThat(Wav.read(wav(3, 1, 32, data)).toArray()).containsExactly(16384, -32767, 0);
  }

  @Test
  void readsTheHighBytesOf24Bits() {
    ByteBuffer data = ByteBuffer.allocate(3);
    data.put((byte) 0x55).put((byte) 0x34).put((byte) 0x12);

    assertThat(Wav.read(wav(1, 1, 24, data)).toArray()).containsExactly(0x1234);
  }

  @Test
  void passesOverChunksItDoesNotKnow() {
    byte[] wav = Wav.write(TONE);
    ByteBuffer longer = ByteBuffer.allocate(wav.length + 12).order(ByteOrder.LITTLE_ENDIAN);
    longer.put(wav, 0, 12).put("LIST".getBytes(StandardCharsets.US_ASCII)).putInt(3).putInt(7);
    longer.put(wav, 12, wav.length - 12);

    assertThat(Wav.read(longer.array()).toArray()).isEqualTo(TONE.toArray());
  }

  @Test
  void refusesWhatIsNoSpeech() {
    assertThatThrownBy(() -> Wav.read(Arrays.copyOf(Wav.write(TONE), 36)))
        .isInstanceOf(UnreadableSoundException.class)
        .hasMessage("the WAV file has no data");
    assertThatThrownBy(() -> Wav.read(wav(7, 1, 8, ByteBuffer.allocate(8))))
        .isInstanceOf(UnreadableSoundException.class)
        .hasMessageContaining("unusual kind");
    assertThatThrownBy(() -> Wav.readRaw(new byte[100], 5))
        .isInstanceOf(UnreadableSoundException.class)
        .hasMessageContaining("5 Hz");
  }

  private static byte[] wav(int encoding, int channels, int bits, ByteBuffer data, int... shorts) {
    data.order(ByteOrder.LITTLE_ENDIAN);
    for (int sample : shorts) {
      data.putShort((short) sample);
    }
    ByteBuffer wav = ByteBuffer.allocate(44 + data.capacity()).order(ByteOrder.LITTLE_ENDIAN);
    wav.put(Wav.write(TONE), 0, 44);
    wav.putShort(20, (short) encoding).putShort(22, (short) channels).putShort(34, (short) bits);
    return wav.putInt(40, data.capacity()).put(44, data, 0, data.capacity()).array();
  }
}
