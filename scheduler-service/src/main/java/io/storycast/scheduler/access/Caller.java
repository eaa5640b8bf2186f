package io.storycast.scheduler.access;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A program that showed who it is.
 *
 * @param name for the audit log
 * @param keyId null for the token of the settings
 * @param requestsPerMinute null: unlimited
 */
public record Caller(
    String name, @Nullable String keyId, Set<Scope> scopes, @Nullable Integer requestsPerMinute) {

  /** Whoever has the token that the settings name: may do everything, without a limit. */
  public static final Caller OF_SETTINGS =
      new Caller("api", null, Set.copyOf(EnumSet.allOf(Scope.class)), null);
}
