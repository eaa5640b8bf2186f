package io.storycast.audio.mp3;

import io.storycast.audio.timing.Chapter;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Chapters as frames of an ID3v2.4 tag. The library's own classes write the length of the title as
 * version 2.3 does, which readers of 2.4 take for another one beyond 127 bytes.
 *
 * @see <a href="https://id3.org/id3v2-chapters-1.0">ID3v2 Chapter Frame Addendum</a>
 */
final class ChapterFrames {

  /** The number of entries is a byte. */
  private static final int ENTRIES = 255;

  private static final int TOP_LEVEL = 0b10;
  private static final int ORDERED = 0b01;
  private static final String TABLE = "toc";

  /** Players find the place by time. */
  private static final int NO_BYTE_OFFSET = 0xFFFFFFFF;

  private ChapterFrames() {}

  /** The data of a CHAP frame for each chapter. */
  static List<byte[]> chapters(List<Chapter> chapters) {
    return IntStream.range(0, chapters.size())
        .mapToObj(i -> chapter(elementId(i), chapters.get(i)))
        .toList();
  }

  /** The data of the CTOC frames: one table, or one of tables when the chapters do not fit. */
  static List<byte[]> tables(int chapters) {
    List<String> ids = IntStream.range(0, chapters).mapToObj(ChapterFrames::elementId).toList();
    if (ids.size() <= ENTRIES) {
      return List.of(table(TABLE, TOP_LEVEL | ORDERED, ids));
    }
    List<String> partIds = new ArrayList<>();
    List<byte[]> parts = new ArrayList<>();
    for (int from = 0; from < ids.size(); from += ENTRIES) {
      partIds.add(TABLE + partIds.size());
      parts.add(
          table(
              partIds.getLast(), ORDERED, ids.subList(from, Math.min(ids.size(), from + ENTRIES))));
    }
    parts.addFirst(table(TABLE, TOP_LEVEL | ORDERED, partIds));
    return parts;
  }

  private static String elementId(int number) {
    return "chp" + number;
  }

  private static byte[] chapter(String id, Chapter chapter) {
    byte[] title = Id3Tag.text(chapter.title());
    byte[] elementId = terminated(id);
    return ByteBuffer.allocate(elementId.length + 16 + 10 + title.length)
        .put(elementId)
        .putInt((int) chapter.startMs())
        .putInt((int) chapter.endMs())
        .putInt(NO_BYTE_OFFSET)
        .putInt(NO_BYTE_OFFSET)
        .put("TIT2".getBytes(StandardCharsets.US_ASCII))
        .putInt(syncSafe(title.length))
        .putShort((short) 0)
        .put(title)
        .array();
  }

  private static byte[] table(String id, int flags, List<String> entries) {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    data.writeBytes(terminated(id));
    data.write(flags);
    data.write(entries.size());
    entries.forEach(entry -> data.writeBytes(terminated(entry)));
    return data.toByteArray();
  }

  private static byte[] terminated(String id) {
    return (id + '\0').getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Seven bits a byte, see id3v2.4.0-structure, section 6.2. */
  private static int syncSafe(int length) {
    return (length & 0x7F)
        | (length << 1 & 0x7F00)
        | (length << 2 & 0x7F0000)
        | (length << 3 & 0x7F000000);
  }
}
