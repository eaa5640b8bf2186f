package io.storycast.scheduler.assets;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a file is. */
public enum AssetKind {
  AUDIO("audio/mpeg"),
  TIMINGS("application/json"),
  CAPTIONS("text/vtt"),
  CHAPTERS("application/json"),
  QUALITY("application/json");

  private final String contentType;

  AssetKind(String contentType) {
    this.contentType = contentType;
  }

  /** The name in the table and in the API. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The media type, for when the bucket tells none. */
  public String contentType() {
    return contentType;
  }

  /** The kind with this code, if there is one. */
  public static Optional<AssetKind> ofCode(String code) {
    return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
  }
}
