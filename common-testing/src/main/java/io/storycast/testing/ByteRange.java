package io.storycast.testing;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code Range} header asks for (RFC 9110, section 14). Headers with several ranges or other
 * units ask for everything, as the RFC allows.
 *
 * @param last the last byte, inclusive
 */
record ByteRange(long first, long last, long size) {

  private static final Pattern SINGLE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

  static ByteRange of(@Nullable String header, long size) {
    Matcher range = SINGLE.matcher(header == null ? "" : header);
    if (!range.matches() || (range.group(1).isEmpty() && range.group(2).isEmpty())) {
      return new ByteRange(0, size - 1, size);
    }
    if (range.group(1).isEmpty()) {
      long suffix = Long.parseLong(range.group(2));
      return new ByteRange(suffix == 0 ? size : Math.max(0, size - suffix), size - 1, size);
    }
    long last = range.group(2).isEmpty() ? size - 1 : Long.parseLong(range.group(2));
    return new ByteRange(Long.parseLong(range.group(1)), Math.min(last, size - 1), size);
  }

  boolean isPartial() {
    return first != 0 || last != size - 1;
  }

  boolean isUnsatisfiable() {
    return isPartial() && first > last;
  }

  long length() {
    return last - first + 1;
  }

  String asRequest() {
    return "bytes=%d-%d".formatted(first, last);
  }

  String asResponse() {
    return "bytes %d-%d/%d".formatted(first, last, size);
  }
}
