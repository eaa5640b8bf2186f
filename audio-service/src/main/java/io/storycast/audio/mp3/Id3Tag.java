package io.storycast.audio.mp3;

import com.mpatric.mp3agic.ID3v24Frame;
import com.mpatric.mp3agic.ID3v24Tag;
import com.mpatric.mp3agic.ID3v2FrameSet;
import com.mpatric.mp3agic.NotSupportedException;
import io.storycast.audio.narration.Mp3Codec.Tags;
import io.storycast.audio.timing.Credits;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import tools.jackson.databind.node.JsonNodeFactory;

/** The ID3v2.4 tag in front of the sound. */
final class Id3Tag {

  /** The encoding byte before a text, see id3v2.4.0-structure, section 4. */
  private static final byte UTF_8 = 3;

  private static final String UNKNOWN_LANGUAGE = "und";

  private Id3Tag() {}

  /** The tag as bytes; equal tags are equal bytes. */
  static byte[] bytes(Tags tags) {
    ID3v24Tag tag = new ID3v24Tag();
    Credits credits = tags.credits();
    put(tag, "TIT2", List.of(text(credits.title())));
    put(tag, "TLAN", List.of(text(iso639(credits.language()))));
    // What readers of the file must be able to know: a machine speaks, and which.
    put(
        tag,
        "TXXX",
        List.of(
            userText("AI_GENERATED", credits.model() + " " + credits.id()),
            userText("AIGC", aiLabel(credits))));
    put(tag, "CHAP", ChapterFrames.chapters(tags.chapters()));
    put(tag, "CTOC", ChapterFrames.tables(tags.chapters().size()));
    try {
      return tag.toBytes();
    } catch (NotSupportedException e) {
      throw new IllegalStateException("a new tag uses nothing that cannot be written", e);
    }
  }

  private static void put(ID3v24Tag tag, String id, List<byte[]> data) {
    ID3v2FrameSet frames = new ID3v2FrameSet(id);
    data.forEach(frame -> frames.addFrame(new ID3v24Frame(id, frame)));
    tag.getFrameSets().put(id, frames);
  }

  /**
   * The implicit label of generated content, as the Chinese standard GB 45438-2025 names its
   * fields; 1 says that it surely is.
   */
  private static String aiLabel(Credits credits) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("Label", "1")
        .put("ContentProducer", credits.model())
        .put("ProduceID", credits.id())
        .toString();
  }

  static byte[] text(String text) {
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(1 + encoded.length).put(UTF_8).put(encoded).array();
  }

  private static byte[] userText(String description, String value) {
    return text(description + '\0' + value);
  }

  /** ID3 wants three letters, ISO 639-2. */
  private static String iso639(String languageTag) {
    try {
      String code = Locale.forLanguageTag(languageTag).getISO3Language();
      return code.isEmpty() ? UNKNOWN_LANGUAGE : code;
    } catch (MissingResourceException e) {
      return UNKNOWN_LANGUAGE;
    }
  }
}
