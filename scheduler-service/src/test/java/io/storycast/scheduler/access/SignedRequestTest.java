package io.storycast.scheduler.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SignedRequestTest {

  /** The example of docs/security.md. */
  private static final String SECRET = "sck_an-example-that-opens-nothing";

  private static final String HEADER =
      "Storycast-HMAC-SHA256 key=\"0b3f2f0e-6d0f-4c58-9a53-0d0a3f0f6f10\", time=\"1767225600\","
          + " nonce=\"an-example-nonce\", signature=\"%s\"";

  private static final String SIGNATURE =
      "cda352ba6f6d6f9b431b470106941f258c4c8ec2d24bce59fd0e3323c624f313";

  private final SignedRequest.Content content =
      new SignedRequest.Content(
          "POST", "/v1/jobs?dryRun=false", "{\"slug\": \"café\"}".getBytes(StandardCharsets.UTF_8));

  @Test
  void takesTheSignatureOfTheDocumentsExample() {
    SignedRequest request = SignedRequest.parse(HEADER.formatted(SIGNATURE)).orElseThrow();

    assertThat(request.isSignedWith(KeySecret.digest(SECRET), content)).isTrue();
  }

  @Test
  void noticesEveryChange() {
    SignedRequest request = SignedRequest.parse(HEADER.formatted(SIGNATURE)).orElseThrow();
    byte[] key = KeySecret.digest(SECRET);
    byte[] body = content.body();

    assertThat(request.isSignedWith(KeySecret.digest(SECRET + "x"), content)).isFalse();
    assertThat(request.isSignedWith(key, new SignedRequest.Content("PUT", content.target(), body)))
        .isFalse();
    assertThat(request.isSignedWith(key, new SignedRequest.Content("POST", "/v1/jobs", body)))
        .isFalse();
    assertThat(
            request.isSignedWith(
                key, new SignedRequest.Content("POST", content.target(), new byte[0])))
        .isFalse();
    assertThat(
            SignedRequest.parse(HEADER.formatted(SIGNATURE).replace("1767225600", "1767225601"))
                .orElseThrow()
                .isSignedWith(key, content))
        .isFalse();
  }

  @Test
  void isEmptyForWhatIsNotComplete() {
    assertThat(SignedRequest.parse("Bearer x")).isEqualTo(Optional.empty());
    assertThat(SignedRequest.parse(HEADER.formatted("zz"))).isEmpty();
    assertThat(
            SignedRequest.parse(HEADER.formatted(SIGNATURE).replace("an-example-nonce", "short")))
        .isEmpty();
    assertThat(SignedRequest.parse("Storycast-HMAC-SHA256 ")).isEmpty();
  }
}
