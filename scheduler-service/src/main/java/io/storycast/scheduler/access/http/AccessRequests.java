package io.storycast.scheduler.access.http;

import io.storycast.scheduler.access.ApiKey;
import io.storycast.scheduler.access.KeyKind;
import io.storycast.scheduler.access.Passwords;
import io.storycast.scheduler.access.Role;
import io.storycast.scheduler.access.Scope;
import io.storycast.scheduler.access.User;
import io.storycast.stage.web.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Bodies of requests about keys and accounts, and what is checked of them. */
final class AccessRequests {

  private static final int LONGEST_NAME = 60;
  private static final Duration LONGEST_OVERLAP = Duration.ofDays(30);
  private static final Duration USUAL_OVERLAP = Duration.ofDays(1);

  private AccessRequests() {}

  /**
   * @param kind bearer (without it) or signed
   * @param scopes of read, write and operate
   * @param requestsPerMinute without it: API_REQUESTS_PER_MINUTE
   * @param expiresAt without it: never
   */
  record NewKey(
      @Nullable String name,
      @Nullable String kind,
      @Nullable List<@Nullable String> scopes,
      @Nullable Integer requestsPerMinute,
      @Nullable Instant expiresAt) {

    ApiKey.Rights checked(Instant now) {
      if (requestsPerMinute != null && requestsPerMinute < 1) {
        throw invalid(
            "invalid-rate", "A key makes at least 1 request a minute.", "Or leave it out.");
      }
      if (expiresAt != null && !expiresAt.isAfter(now)) {
        throw invalid("invalid-expiry", "The key would have expired already.", "Or leave it out.");
      }
      return new ApiKey.Rights(keyName(), keyKind(), keyScopes(), requestsPerMinute, expiresAt);
    }

    private String keyName() {
      String given = name == null ? "" : name.strip();
      if (given.isEmpty()
          || given.length() > LONGEST_NAME
          || given.chars().anyMatch(Character::isISOControl)) {
        throw invalid(
            "invalid-name",
            "A key needs a printable name of at most %d characters.".formatted(LONGEST_NAME),
            "Say who uses it: it appears in the audit log.");
      }
      return given;
    }

    private KeyKind keyKind() {
      return kind == null
          ? KeyKind.BEARER
          : KeyKind.ofCode(kind)
              .orElseThrow(
                  () ->
                      invalid(
                          "invalid-kind", "There is no such kind.", "Either bearer or signed."));
    }

    private Set<Scope> keyScopes() {
      if (scopes == null || scopes.isEmpty()) {
        throw noSuchScope();
      }
      return scopes.stream()
          .map(code -> Scope.ofCode(String.valueOf(code)).orElseThrow(NewKey::noSuchScope))
          .collect(Collectors.toUnmodifiableSet());
    }

    private static Problem noSuchScope() {
      return invalid(
          "invalid-scopes", "A key needs one scope or more.", "Of read, write and operate.");
    }
  }

  /**
   * @param overlapSeconds for how long the old secret goes on working; without it a day
   */
  record Rotation(@Nullable Long overlapSeconds) {

    static final Rotation USUAL = new Rotation(null);

    Duration checkedOverlap() {
      if (overlapSeconds == null) {
        return USUAL_OVERLAP;
      }
      if (overlapSeconds < 0 || overlapSeconds > LONGEST_OVERLAP.toSeconds()) {
        throw invalid(
            "invalid-overlap",
            "overlapSeconds is not from 0 to %d.".formatted(LONGEST_OVERLAP.toSeconds()),
            "Without it, it is %d.".formatted(USUAL_OVERLAP.toSeconds()));
      }
      return Duration.ofSeconds(overlapSeconds);
    }
  }

  /**
   * @param role viewer or operator
   * @param password without it one is made and told in the answer
   */
  record NewUser(@Nullable String name, @Nullable String role, @Nullable String password) {

    String checkedName() {
      String given = User.nameOf(name == null ? "" : name);
      if (!User.isName(given)) {
        throw invalid(
            "invalid-name",
            "This cannot be the name of an account.",
            "Up to 63 letters, digits and . _ @ + -, beginning with a letter or digit.");
      }
      return given;
    }

    Role checkedRole() {
      return new NewRole(role).checked();
    }

    /** Without the password. */
    @Override
    public String toString() {
      return "NewUser[name=%s, role=%s]".formatted(name, role);
    }
  }

  /**
   * @param role viewer or operator
   */
  record NewRole(@Nullable String role) {

    Role checked() {
      return Role.ofCode(role == null ? "" : role)
          .orElseThrow(
              () ->
                  invalid("invalid-role", "There is no such role.", "Either viewer or operator."));
    }
  }

  /**
   * @param password without it one is made and told in the answer
   */
  record NewPassword(@Nullable String password) {

    static final NewPassword MADE = new NewPassword(null);

    /** Not shown. */
    @Override
    public String toString() {
      return "NewPassword[]";
    }
  }

  /** The password, if one was chosen and it is good enough. */
  static @Nullable String checkedPassword(@Nullable String chosen) {
    if (chosen != null && !Passwords.isAcceptable(chosen)) {
      throw invalid(
          "invalid-password",
          "A password has %d characters or more, and at most %d bytes."
              .formatted(Passwords.LEAST, Passwords.MOST_BYTES),
          "Or leave it out, and one is made.");
    }
    return chosen;
  }

  private static Problem invalid(String code, String detail, String hint) {
    return Problem.of(HttpStatus.BAD_REQUEST, code, detail, hint);
  }
}
