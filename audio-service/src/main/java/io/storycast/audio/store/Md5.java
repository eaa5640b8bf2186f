package io.storycast.audio.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** MD5 in Base64, as the header {@code Content-MD5} wants it (RFC 1864). */
final class Md5 {

  private final byte[] digest;

  private Md5(byte[] digest) {
    this.digest = digest;
  }

  static Md5 of(byte[] bytes) {
    return new Md5(digest().digest(bytes));
  }

  static Md5 of(Path file) {
    MessageDigest digest = digest();
    try (InputStream in = Files.newInputStream(file);
        OutputStream sink = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
      in.transferTo(sink);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Md5(digest.digest());
  }

  /** As in the header {@code Content-MD5}. */
  String base64() {
    return Base64.getEncoder().encodeToString(digest);
  }

  /** Whether this is the tag of an object that was sent in one piece. */
  boolean isTag(@Nullable String tag) {
    return tag != null && tag.replace("\"", "").equals(HexFormat.of().formatHex(digest));
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has MD5", e);
    }
  }
}
