package io.storycast.scheduler.access.security;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The company's login (OpenID Connect), beside the passwords.
 *
 * @param issuer its address; empty: there is none
 * @param roleClaim the claim that holds the role; dots lead into objects
 * @param operators the value of the claim that makes an operator
 * @param viewers the value of the claim that makes a viewer
 */
@ConfigurationProperties("storycast.console.oidc")
record OidcProperties(
    String issuer,
    String clientId,
    String clientSecret,
    String roleClaim,
    String operators,
    String viewers) {

  boolean isThere() {
    return !issuer.isBlank();
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "OidcProperties[issuer=%s, clientId=%s]".formatted(issuer, clientId);
  }
}
