package io.storycast.webhook.delivering;

import java.net.URI;
import java.util.Map;

/** The other side of a delivery. */
@FunctionalInterface
public interface Receiver {

  /** Posts once, and tells every failure as an answer. */
  Answer post(URI address, Map<String, String> headers, byte[] body);
}
