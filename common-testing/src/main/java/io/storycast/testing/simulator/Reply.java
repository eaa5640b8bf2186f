package io.storycast.testing.simulator;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * An answer before it is sent.
 *
 * @param billed whether a provider would charge for it
 * @param chunked whether it is sent without its length
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Reply(
    int status,
    String contentType,
    byte[] body,
    Map<String, String> headers,
    boolean billed,
    boolean chunked) {

  static Reply json(String body) {
    return new Reply(200, "application/json", bytes(body), Map.of(), true, false);
  }

  static Reply audio(String contentType, byte[] body) {
    return new Reply(200, contentType, body, Map.of(), true, true);
  }

  static Reply error(int status, String contentType, String body, Map<String, String> headers) {
    return new Reply(status, contentType, bytes(body), headers, false, false);
  }

  Reply with(Map<String, String> moreHeaders) {
    return new Reply(status, contentType, body, moreHeaders, billed, chunked);
  }

  Reply withBody(byte[] other) {
    return new Reply(status, contentType, other, headers, billed, chunked);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
