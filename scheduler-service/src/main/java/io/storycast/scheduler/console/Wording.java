package io.storycast.scheduler.console;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How the console writes times, amounts and names. Unknown is a dash. */
public final class Wording {

  private static final String UNKNOWN = "–";
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DAY_AND_TIME =
      DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private final Clock clock;

  public Wording(Clock clock) {
    this.clock = clock;
  }

  /** How far from now, for example {@code 3 min ago} or {@code in 2 h}. */
  public String relative(@Nullable Instant at) {
    if (at == null) {
      return UNKNOWN;
    }
    Duration since = Duration.between(at, clock.instant());
    if (since.abs().toSeconds() < 2) {
      return "just now";
    }
    return since.isNegative() ? "in " + length(since.negated()) : length(since) + " ago";
  }

  /** The absolute time, for example {@code 2026-03-01 08:00:00 UTC}. */
  public String utc(@Nullable Instant at) {
    return at == null ? "" : UTC.format(at);
  }

  /** The time of day when it is of the present day, else with its date; UTC. */
  public String clockTime(Instant at) {
    boolean today =
        at.atOffset(ZoneOffset.UTC)
            .toLocalDate()
            .equals(clock.instant().atOffset(ZoneOffset.UTC).toLocalDate());
    return (today ? TIME : DAY_AND_TIME).format(at);
  }

  /** A length of time with its largest sensible unit, for example {@code 4 min}. */
  public String length(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds < 1) {
      return duration.toMillis() + " ms";
    }
    if (seconds < 90) {
      return seconds + " s";
    }
    if (seconds < 90 * 60) {
      return Math.round(seconds / 60.0) + " min";
    }
    if (seconds < 36 * 3600) {
      return Math.round(seconds / 3600.0) + " h";
    }
    return Math.round(seconds / 86400.0) + " d";
  }

  /** Seconds as {@link #length} writes them. */
  public String seconds(@Nullable Double seconds) {
    return seconds == null ? UNKNOWN : length(Duration.ofMillis(Math.round(seconds * 1000)));
  }

  /** Milliseconds, for example {@code 640 ms}, {@code 5.4 s} or {@code 3:04 min}. */
  public String millis(@Nullable Number millis) {
    if (millis == null) {
      return UNKNOWN;
    }
    long value = millis.longValue();
    if (value < 1000) {
      return value + " ms";
    }
    if (value < 60_000) {
      return String.format(Locale.ENGLISH, "%.1f s", value / 1000.0);
    }
    return String.format(Locale.ENGLISH, "%d:%02d min", value / 60_000, value / 1000 % 60);
  }

  /** A number with separators between thousands. */
  public String count(@Nullable Number number) {
    return number == null ? UNKNOWN : String.format(Locale.ENGLISH, "%,d", number.longValue());
  }

  /** {@code 1 job}, {@code 2 jobs}. */
  public String count(long number, String one, String many) {
    return count(number) + " " + (number == 1 ? one : many);
  }

  /** A share of one as per cent. */
  public String percent(@Nullable Double share) {
    return share == null ? UNKNOWN : String.format(Locale.ENGLISH, "%.1f %%", share * 100);
  }

  /** Money: two digits, or as many as it takes to see a small amount. */
  public String money(@Nullable BigDecimal amount, String currency) {
    if (amount == null) {
      return UNKNOWN;
    }
    boolean small = amount.signum() != 0 && amount.abs().compareTo(new BigDecimal("0.1")) < 0;
    return amount.setScale(small ? 4 : 2, RoundingMode.HALF_UP).toPlainString() + " " + currency;
  }

  /** Bytes, for example {@code 1.4 MB}. */
  public String bytes(@Nullable Number bytes) {
    if (bytes == null) {
      return UNKNOWN;
    }
    long value = bytes.longValue();
    if (value < 1000) {
      return value + " B";
    }
    return value < 1_000_000
        ? String.format(Locale.ENGLISH, "%.1f kB", value / 1000.0)
        : String.format(Locale.ENGLISH, "%.1f MB", value / 1_000_000.0);
  }

  /** A code as people write it: {@code waiting-for-canary} is {@code waiting for canary}. */
  public String words(@Nullable String code) {
    return code == null ? UNKNOWN : code.replace('-', ' ').toLowerCase(Locale.ROOT);
  }

  /** The text, or a dash when there is none. */
  public String orDash(@Nullable String text) {
    return text == null || text.isBlank() ? UNKNOWN : text;
  }

  /**
   * How a state is shown: {@code ok}, {@code busy}, {@code wait}, {@code bad} or {@code off}. Each
   * has a colour and a sign of its own.
   */
  public String tone(@Nullable String code) {
    return switch (code) {
      case null -> "off";
      case "succeeded", "resolved", "finished", "sent" -> "ok";
      case "running", "recovering", "replayed", "sending", "half-open" -> "busy";
      case "queued", "paused", "open", "waiting-for-canary", "pending" -> "wait";
      case "failed", "down", "quarantined", "died-again", "stopped", "silent" -> "bad";
      default -> "off";
    };
  }

  /** Now. */
  public Instant now() {
    return clock.instant();
  }
}
