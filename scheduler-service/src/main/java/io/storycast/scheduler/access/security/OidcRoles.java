package io.storycast.scheduler.access.security;

import io.storycast.scheduler.access.Role;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The role that the company's login gives a person. */
final class OidcRoles {

  private final OidcProperties properties;

  OidcRoles(OidcProperties properties) {
    this.properties = properties;
  }

  /** The higher role where the claims name both; empty where they name none. */
  Optional<Role> of(Map<String, Object> claims) {
    Object claim = claims;
    for (String name : properties.roleClaim().split("\\.")) {
      claim = claim instanceof Map<?, ?> object ? object.get(name) : null;
    }
    if (has(claim, properties.operators())) {
      return Optional.of(Role.OPERATOR);
    }
    return has(claim, properties.viewers()) ? Optional.of(Role.VIEWER) : Optional.empty();
  }

  private static boolean has(@Nullable Object claim, String wanted) {
    return !wanted.isBlank()
        && (claim instanceof Collection<?> values ? values.contains(wanted) : wanted.equals(claim));
  }
}
