package io.storycast.audio.mp3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.mpatric.mp3agic.Mp3File;
import io.storycast.audio.narration.Mp3Codec.Decoded;
import io.storycast.audio.narration.Mp3Codec.Encoding;
import io.storycast.audio.narration.Mp3Codec.Tags;
import io.storycast.audio.sound.Decibels;
import io.storycast.audio.sound.Recording;
import io.storycast.audio.sound.Tones;
import io.storycast.audio.sound.UnreadableSoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JavaMp3CodecIT {

  private static final int RATE = 44_100;
  private static final Tags TAGS = new Tags("The Café in 北京", "en-GB", "some-tts", "scenario-1/1");

  @TempDir private Path folder;

  private final JavaMp3Codec codec = new JavaMp3Codec();

  private Path encode(short[] samples) throws IOException {
    Path file = folder.resolve("sound.mp3");
    float[] block = new float[samples.length];
    for (int i = 0; i < samples.length; i++) {
      block[i] = samples[i] / Decibels.FULL_SCALE;
    }
    try (Encoding encoding = codec.encode(file, TAGS)) {
      encoding.write(block, block.length);
      encoding.finish();
    }
    return file;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 500, 1151, 1152, 1153, 44_100, 100_000})
  void tellsTheTrueLength(int length) throws IOException {
    Decoded decoded = codec.inspect(encode(Arrays.copyOf(Tones.sine(440, -6, RATE, 3), length)));

    assertThat(decoded.samples()).isEqualTo(length);
    assertThat(decoded.frames()).isEqualTo(decoded.framesInHeader());
    assertThat(decoded.sampleRate()).isEqualTo(RATE);
    assertThat(decoded.channels()).isEqualTo(1);
  }

  @Test
  void keepsTheLevel() throws IOException {
    short[] tone = Tones.sine(997, -12, RATE, 2);

    Recording decoded = codec.decode(Files.readAllBytes(encode(tone)));

    assertThat(Tones.rmsDb(decoded.toArray(), RATE / 2, RATE))
        .isCloseTo(Tones.rmsDb(tone, RATE / 2, RATE), within(0.1));
  }

  @Test
  void writesOneConstantBitRateAndTheTags() throws Exception {
    Path file = encode(Tones.sine(440, -6, RATE, 2));

    Mp3File read = new Mp3File(file.toFile());

    assertThat(read.isVbr()).isFalse();
    assertThat(read.getBitrate()).isEqualTo(128);
    assertThat(read.getSampleRate()).isEqualTo(RATE);
    assertThat(read.getChannelMode()).isEqualTo("Mono");
    assertThat(read.getId3v2Tag().getTitle()).isEqualTo("The Café in 北京");
    assertThat(text(read, "TLAN")).isEqualTo("eng");
    assertThat(text(read, "TXXX")).isEqualTo("AI_GENERATED\0some-tts scenario-1/1");
  }

  private static String text(Mp3File file, String frame) {
    var frames = Objects.requireNonNull(file.getId3v2Tag().getFrameSets().get(frame));
    byte[] data = frames.getFrames().getFirst().getData();
    return new String(data, 1, data.length - 1, StandardCharsets.UTF_8);
  }

  @Test
  void writesTheSameBytesForTheSameSound() throws IOException {
    short[] tone = Tones.sine(440, -6, RATE, 1);
    byte[] first = Files.readAllBytes(encode(tone));

    assertThat(Files.readAllBytes(encode(tone))).isEqualTo(first);
  }

  @Test
  void noticesAFileThatWasCut() throws IOException {
    Path file = encode(Tones.sine(440, -6, RATE, 5));
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length / 2));

    Decoded decoded = codec.inspect(file);

    assertThat(decoded.frames()).isLessThan(decoded.framesInHeader());
    assertThat(decoded.durationMs()).isLessThan(3000);
  }

  @Test
  void refusesWhatIsNoMp3() {
    byte[] noise = new byte[5000];
    Arrays.fill(noise, (byte) 0x41);

    assertThat(codec.looksLike(noise)).isFalse();
    assertThatThrownBy(() -> codec.decode(noise)).isInstanceOf(UnreadableSoundException.class);
    assertThatThrownBy(() -> codec.inspect(Files.write(folder.resolve("noise"), noise)))
        .isInstanceOf(UnreadableSoundException.class);
  }

  @Test
  void recognizesItsOwnFilesWithAndWithoutTag() throws IOException {
    byte[] tagged = Files.readAllBytes(encode(Tones.sine(440, -6, RATE, 1)));
    byte[] bare = Arrays.copyOfRange(tagged, Id3Tag.bytes(TAGS).length, tagged.length);

    assertThat(codec.looksLike(tagged)).isTrue();
    assertThat(codec.looksLike(bare)).isTrue();
    assertThat(codec.decode(bare).length()).isEqualTo(codec.decode(tagged).length());
  }
}
