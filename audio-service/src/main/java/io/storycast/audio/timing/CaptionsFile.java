package io.storycast.audio.timing;

import java.nio.charset.StandardCharsets;

/**
 * The sentences as WebVTT, a cue each.
 *
 * @see <a href="https://www.w3.org/TR/webvtt1/">WebVTT</a>
 */
final class CaptionsFile {

  private CaptionsFile() {}

  /** The file as bytes; equal input gives equal bytes. */
  static byte[] bytes(TimedText text, Credits credits) {
    StringBuilder vtt = new StringBuilder("WEBVTT\n\nNOTE\n");
    vtt.append("AI-generated narration. Model: ").append(line(credits.model()));
    vtt.append(". Id: ").append(line(credits.id())).append('\n');
    int number = 0;
    for (TimedSentence sentence : text.sentences()) {
      number++;
      vtt.append('\n').append(number).append('\n');
      vtt.append(time(sentence.startMs())).append(" --> ");
      // A cue must end behind its start.
      vtt.append(time(Math.max(sentence.endMs(), sentence.startMs() + 1))).append('\n');
      vtt.append(line(sentence.sentence().written())).append('\n');
    }
    return vtt.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** On one line, and without what would end a cue or begin a tag. */
  private static String line(String text) {
    return text.replaceAll("\\s+", " ")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;");
  }

  private static String time(long ms) {
    return "%02d:%02d:%02d.%03d"
        .formatted(ms / 3_600_000, ms / 60_000 % 60, ms / 1000 % 60, ms % 1000);
  }
}
