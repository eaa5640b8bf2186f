package io.storycast.stage.engine;

import io.storycast.stage.StageFailure;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Equal for equal causes: the stage, the reason code and the message without what differs from one
 * story to the next.
 */
final class Fingerprint {

  /**
   * What tells stories and moments apart and not causes, in the order in which it is left out.
   * Status codes and SQLSTATEs stay: those are causes.
   */
  private static final List<Pattern> VARIABLE =
      List.of(
          // Quoted text; not the apostrophe in "doesn't".
          Pattern.compile("(?<!\\w)'.*?'(?!\\w)|\"[^\"]*\"|`[^`]*`|“[^”]*”|«[^»]*»|‘[^’]*’"),
          // Addresses, object keys, paths, JSON pointers.
          Pattern.compile("\\S*/\\S*[\\w/]"),
          // Hosts; not the class names of exceptions.
          Pattern.compile("(?<![\\w.])[a-z0-9-]+(\\.[a-z0-9-]+)+(:\\d+)?(?![\\w.]*[A-Z])"),
          // What identifies an object in its toString.
          Pattern.compile("@[0-9a-f]+\\b"),
          // Numbers, times, and ids with a digit in them.
          Pattern.compile("(?<![\\w-])(?<!answered )(?<!SQLSTATE )[\\w.:,-]*\\d(?:[\\w.:,-]*\\w)?"),
          // Slugs and ids of at least three parts.
          Pattern.compile("\\b\\p{Ll}+(-\\p{Ll}+){2,}\\b"),
          // Names: capitalized words within a sentence.
          Pattern.compile("(?<=[\\p{Ll},?] )\\p{Lu}\\p{Ll}+(?![\\p{Lu}\\w.])"));

  private static final Pattern GAPS = Pattern.compile("\\?(?:[\\s,;:.()\\[\\]{}=-]*\\?)+");

  private Fingerprint() {}

  static String of(String stage, StageFailure failure) {
    return hash(stage + "|" + failure.reason().code() + "|" + shape(failure.message()))
        .substring(0, 16);
  }

  /** The message with a question mark for each thing that varies. */
  static String shape(String message) {
    String shape = message;
    for (Pattern variable : VARIABLE) {
      shape = variable.matcher(shape).replaceAll("?");
    }
    return GAPS.matcher(shape).replaceAll("?").strip();
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
