package io.storycast.testing;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Locale;

/**
 * How many bytes follow a request head (RFC 9112, section 6).
 *
 * @param length in bytes, without meaning when chunked
 */
record RequestBody(boolean chunked, long length) {

  private static final int LAST_CHUNK = 0;

  static RequestBody of(RecordedRequest head) {
    boolean chunked =
        head.header("transfer-encoding")
            .filter(value -> value.toLowerCase(Locale.ROOT).endsWith("chunked"))
            .isPresent();
    return new RequestBody(chunked, head.header("content-length").map(Long::parseLong).orElse(0L));
  }

  void copy(InputStream in, OutputStream out) throws IOException {
    if (chunked) {
      copyChunks(in, out);
    } else {
      copyBytes(in, out, length);
    }
  }

  private static void copyChunks(InputStream in, OutputStream out) throws IOException {
    int size;
    do {
      String line = copyLine(in, out);
      size = Integer.parseInt(line.split(";", 2)[0].strip(), 16);
      copyBytes(in, out, size);
      if (size != LAST_CHUNK) {
        copyLine(in, out);
      }
    } while (size != LAST_CHUNK);
    // Trailers end with an empty line.
    String trailer = copyLine(in, out);
    while (!trailer.isEmpty()) {
      trailer = copyLine(in, out);
    }
  }

  private static String copyLine(InputStream in, OutputStream out) throws IOException {
    StringBuilder line = new StringBuilder();
    int next = in.read();
    while (next >= 0) {
      out.write(next);
      if (next == '\n') {
        return line.toString().strip();
      }
      line.append((char) next);
      next = in.read();
    }
    throw new EOFException("the body ends within a line");
  }

  private static void copyBytes(InputStream in, OutputStream out, long count) throws IOException {
    byte[] buffer = new byte[16 * 1024];
    long left = count;
    while (left > 0) {
      int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (read < 0) {
        throw new EOFException("the body ends %d bytes early".formatted(left));
      }
      out.write(buffer, 0, read);
      left -= read;
    }
  }
}
