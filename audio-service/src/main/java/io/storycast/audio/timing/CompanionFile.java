package io.storycast.audio.timing;

import java.util.List;

/**
 * A file that lies beside an MP3.
 *
 * @param ending takes the place of {@code .mp3} in the key
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared: it is stored and dropped.
public record CompanionFile(String ending, String contentType, byte[] content) {

  /** What the files are about. */
  public record Subject(TimedText text, Credits credits, String audioSha256, String contentHash) {}

  public static CompanionFile timings(Subject subject) {
    return new CompanionFile(
        ".timings.json",
        "application/json",
        TimingsFile.bytes(
            subject.text(), subject.credits(), subject.audioSha256(), subject.contentHash()));
  }

  public static CompanionFile captions(Subject subject) {
    return new CompanionFile(
        ".vtt", "text/vtt; charset=utf-8", CaptionsFile.bytes(subject.text(), subject.credits()));
  }

  public static CompanionFile chapters(Subject subject, List<Chapter> chapters) {
    return new CompanionFile(
        ".chapters.json",
        "application/json+chapters",
        ChaptersFile.bytes(chapters, subject.credits()));
  }
}
