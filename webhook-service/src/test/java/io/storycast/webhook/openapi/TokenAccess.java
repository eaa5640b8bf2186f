package io.storycast.webhook.openapi;

import io.storycast.testing.openapi.Access;
import io.storycast.testing.openapi.Endpoints.Endpoint;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** One token opens every endpoint. */
final class TokenAccess implements Access {

  @Override
  public String needs(Endpoint endpoint) {
    return "Needs API_TOKEN.";
  }

  @Override
  public void describe(Endpoint endpoint, ObjectNode operation) {
    operation.putArray("security").addObject().putArray("bearer");
  }

  @Override
  public List<String> refusals(Endpoint endpoint) {
    return List.of("401");
  }
}
