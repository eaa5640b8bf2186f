package io.storycast.scheduler.openapi;

import io.storycast.scheduler.access.Scope;
import io.storycast.scheduler.access.ScopeTable;
import io.storycast.testing.openapi.Access;
import io.storycast.testing.openapi.Endpoints.Endpoint;
import java.util.List;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPatternParser;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A key with the scope that the table asks for; the trigger has a secret of its own. */
final class ScopedAccess implements Access {

  @Override
  public String needs(Endpoint endpoint) {
    return isTrigger(endpoint)
        ? "Needs the cron secret."
        : "Needs the scope `%s`.".formatted(scope(endpoint).code());
  }

  @Override
  public void describe(Endpoint endpoint, ObjectNode operation) {
    ArrayNode security = operation.putArray("security");
    if (isTrigger(endpoint)) {
      security.addObject().putArray("cronSecret");
    } else {
      String scope = scope(endpoint).code();
      // Names of roles are allowed for every kind of scheme since OpenAPI 3.1.
      security.addObject().putArray("bearer").add(scope);
      security.addObject().putArray("signature").add(scope);
      operation.put("x-scope", scope);
    }
  }

  @Override
  public List<String> refusals(Endpoint endpoint) {
    return isTrigger(endpoint) ? List.of("401") : List.of("401", "403", "429");
  }

  private static boolean isTrigger(Endpoint endpoint) {
    return endpoint.path().startsWith("/api/cron/");
  }

  private static Scope scope(Endpoint endpoint) {
    PathContainer path = PathContainer.parsePath(endpoint.path());
    return ScopeTable.ROWS.stream()
        .filter(row -> row.method().equals(endpoint.method()))
        .filter(row -> PathPatternParser.defaultInstance.parse(row.path()).matches(path))
        .findFirst()
        .map(ScopeTable.Row::scope)
        .orElseThrow(() -> new AssertionError("ScopeTable has no row for " + endpoint.name()));
  }
}
