package io.storycast.cli.api;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The API of the keys of programs and of the accounts of people. */
public final class AccessApi {

  private static final String KEYS = "/v1/keys";
  private static final String USERS = "/v1/users";

  private final Http http;
  private final String token;

  AccessApi(Http http, String token) {
    this.http = http;
    this.token = token;
  }

  /** All keys, revoked ones too. */
  public JsonNode keys() {
    return http.get(KEYS, token);
  }

  public JsonNode key(String id) {
    return http.get(key(id, ""), token);
  }

  /** Makes a key; the answer holds its secret. */
  public JsonNode createKey(Map<String, ?> body) {
    return http.post(KEYS, token, body);
  }

  /** Gives a key a new secret, which the answer holds. */
  public JsonNode rotateKey(String id, long overlapSeconds) {
    return http.post(key(id, "/rotate"), token, Map.of("overlapSeconds", overlapSeconds));
  }

  public JsonNode revokeKey(String id) {
    return http.post(key(id, "/revoke"), token, Map.of());
  }

  /** All accounts. */
  public JsonNode users() {
    return http.get(USERS, token);
  }

  public JsonNode user(String name) {
    return http.get(user(name, ""), token);
  }

  /**
   * Adds an account.
   *
   * @param password null: one is made, and the answer holds it
   */
  public JsonNode addUser(String name, String role, @Nullable String password) {
    return http.post(
        USERS,
        token,
        password == null
            ? Map.of("name", name, "role", role)
            : Map.of("name", name, "role", role, "password", password));
  }

  /**
   * Sets the password of an account.
   *
   * @param password null: one is made, and the answer holds it
   */
  public JsonNode changePassword(String name, @Nullable String password) {
    return http.post(
        user(name, "/password"), token, password == null ? Map.of() : Map.of("password", password));
  }

  public JsonNode changeRole(String name, String role) {
    return http.post(user(name, "/role"), token, Map.of("role", role));
  }

  public JsonNode disableUser(String name) {
    return http.post(user(name, "/disable"), token, Map.of());
  }

  public JsonNode enableUser(String name) {
    return http.post(user(name, "/enable"), token, Map.of());
  }

  private static String key(String id, String order) {
    return KEYS + "/" + Paths.segment(id) + order;
  }

  private static String user(String name, String order) {
    return USERS + "/" + Paths.segment(name) + order;
  }
}
