package io.storycast.testing.openapi;

import io.storycast.testing.openapi.Endpoints.Endpoint;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Who may call an endpoint, as its operation in the document tells it. */
public interface Access {

  /** What a caller needs, in a sentence. */
  String needs(Endpoint endpoint);

  /** Adds {@code security}, and what else programs should know about it. */
  void describe(Endpoint endpoint, ObjectNode operation);

  /** The answers of {@code components.responses} that every call may get, by their names. */
  List<String> refusals(Endpoint endpoint);
}
