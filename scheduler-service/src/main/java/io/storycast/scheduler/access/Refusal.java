package io.storycast.scheduler.access;

/** Why a request is not let in. */
public enum Refusal {
  NO_CREDENTIALS(
      "unauthorized",
      "The request has no valid credentials.",
      "Send 'Authorization: Bearer <secret>' with the secret of an API key, or sign the request."),
  EXPIRED(
      "key-expired",
      "The key of this request has expired.",
      "Have a new key made: ./storycast keys create."),
  MUST_BE_SIGNED(
      "signature-required",
      "Requests with this key must be signed; its secret must not be sent.",
      "Sign the request. The secret has travelled now: have it rotated."),
  WRONG_SIGNATURE(
      "invalid-signature",
      "The signature does not fit the request.",
      "Sign the method, the path with its query, the time, the nonce and the body as sent."),
  WRONG_TIME(
      "timestamp-outside-window",
      "The request was signed too long ago, or in the future.",
      "Sign each request anew, by a clock that is right."),
  REPLAYED(
      "request-replayed",
      "A request with this nonce was let in before.",
      "Choose a new nonce for each request, also when it is sent again.");

  private final String code;
  private final String sentence;
  private final String hint;

  Refusal(String code, String sentence, String hint) {
    this.code = code;
    this.sentence = sentence;
    this.hint = hint;
  }

  /** Stable, for programs. */
  public String code() {
    return code;
  }

  public String sentence() {
    return sentence;
  }

  /** What to do about it. */
  public String hint() {
    return hint;
  }
}
