package io.storycast.audio.mp3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.InstanceOfAssertFactories.BYTE_ARRAY;

import com.mpatric.mp3agic.Mp3File;
import io.storycast.audio.narration.Mp3Codec.Decoded;
import io.storycast.audio.narration.Mp3Codec.Encoding;
import io.storycast.audio.narration.Mp3Codec.Tags;
import io.storycast.audio.sound.Decibels;
import io.storycast.audio.sound.Recording;
import io.storycast.audio.sound.Tones;
import io.storycast.audio.sound.UnreadableSoundException;
import io.storycast.audio.timing.Chapter;
import io.storycast.audio.timing.Credits;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JavaMp3CodecIT {

  private static final int RATE = 44_100;
  private static final Tags TAGS =
      new Tags(
          new Credits("The Café in 北京", "en-GB", "some-tts", null, "scenario-1/1"),
          List.of(
              new Chapter("At the station", 0, 61_000),
              new Chapter("火车站 " + "x".repeat(201), 61_000, 90_500)));

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

  private Decoded inspect(Path file) throws IOException {
    return codec.inspect(file, (samples, from, count) -> {});
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 500, 1151, 1152, 1153, 44_100, 100_000})
  void tellsTheTrueLength(int length) throws IOException {
    Decoded decoded = inspect(encode(Arrays.copyOf(Tones.sine(440, -6, RATE, 3), length)));

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
    assertThat(data(read, "TXXX", 1))
        .asString(StandardCharsets.UTF_8)
        .endsWith(
            """
            AIGC\0{"Label":"1","ContentProducer":"some-tts","ProduceID":"scenario-1/1"}"""
                .stripIndent());
  }

  @Test
  void writesTheChapters() throws Exception {
    Mp3File read = new Mp3File(encode(Tones.sine(440, -6, RATE, 1)).toFile());

    assertThat(data(read, "CTOC", 0))
        .isEqualTo("toc\0\3\2chp0\0chp1\0".getBytes(StandardCharsets.ISO_8859_1));
    ByteBuffer second = ByteBuffer.wrap(data(read, "CHAP", 1));
    assertThat(ascii(second, 5)).isEqualTo("chp1\0");
    assertThat(second.getInt()).isEqualTo(61_000);
    assertThat(second.getInt()).isEqualTo(90_500);
    assertThat(second.getLong()).isEqualTo(-1);
    assertThat(ascii(second, 4)).isEqualTo("TIT2");
    // 211 bytes of text and one for its encoding, seven bits a byte.
    assertThat(second.getInt()).isEqualTo(1 << 8 | 212 - 128);
    assertThat(second.getShort()).isZero();
    assertThat(new String(second.array(), second.position() + 1, 211, StandardCharsets.UTF_8))
        .isEqualTo("火车站 " + "x".repeat(201));
  }

  @Test
  void nestsTheTableOfMoreChaptersThanAFrameHolds() {
    assertThat(ChapterFrames.tables(255)).hasSize(1);
    assertThat(ChapterFrames.tables(600))
        .hasSize(4)
        .first(BYTE_ARRAY)
        .asString(StandardCharsets.ISO_8859_1)
        .isEqualTo("toc\0\3\3toc0\0toc1\0toc2\0");
  }

  private static String ascii(ByteBuffer from, int length) {
    byte[] text = new byte[length];
    from.get(text);
    return new String(text, StandardCharsets.US_ASCII);
  }

  private static byte[] data(Mp3File file, String frame, int number) {
    return Objects.requireNonNull(file.getId3v2Tag().getFrameSets().get(frame))
        .getFrames()
        .get(number)
        .getData();
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

    Decoded decoded = inspect(file);

    assertThat(decoded.frames()).isLessThan(decoded.framesInHeader());
    assertThat(decoded.durationMs()).isLessThan(3000);
  }

  @Test
  void refusesWhatIsNoMp3() {
    byte[] noise = new byte[5000];
    Arrays.fill(noise, (byte) 0x41);

    assertThat(codec.looksLike(noise)).isFalse();
    assertThatThrownBy(() -> codec.decode(noise)).isInstanceOf(UnreadableSoundException.class);
    assertThatThrownBy(() -> inspect(Files.write(folder.resolve("noise"), noise)))
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
