package io.storycast.testing.simulator;

import org.jspecify.annotations.Nullable;

/** Works on the calls of one endpoint. */
interface Responder {

  /**
   * The answer to a call.
   *
   * @param fault what is to be wrong with the content, null for nothing
   */
  Reply reply(ProviderRequest request, @Nullable FaultKind fault);
}
