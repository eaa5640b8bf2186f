package io.storycast.stage.boot;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

/** Gives whoever knows the client's secret a signed token, as an identity provider does. */
final class TokenIssuer implements AutoCloseable {

  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final HttpServer server;
  private final KeyPair keys;
  private final String client;
  private final String login;

  private TokenIssuer(HttpServer server, KeyPair keys, String client, String secret) {
    this.server = server;
    this.keys = keys;
    this.client = client;
    this.login =
        "Basic " + Base64.getEncoder().encodeToString((client + ":" + secret).getBytes(UTF_8));
  }

  static TokenIssuer start(KeyPair keys, String client, String secret) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    TokenIssuer issuer = new TokenIssuer(server, keys, client, secret);
    server.createContext("/token", issuer::answer);
    server.start();
    return issuer;
  }

  static KeyPair newKeys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Writes the public key as a broker reads it (RFC 7517). */
  static Path writeKeySet(KeyPair keys, Path folder) throws IOException {
    RSAPublicKey key = (RSAPublicKey) keys.getPublic();
    return Files.writeString(
        folder.resolve("jwks.json"),
        """
        {"keys": [{"kty": "RSA", "alg": "RS256", "use": "sig", "kid": "1", "n": "%s", "e": "%s"}]}
        """
            .formatted(number(key.getModulus()), number(key.getPublicExponent())));
  }

  String address() {
    return "http://127.0.0.1:%d/token".formatted(server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    boolean known = login.equals(exchange.getRequestHeaders().getFirst("Authorization"));
    byte[] answer = "{\"access_token\": \"%s\"}".formatted(token()).getBytes(UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(known ? 200 : 401, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  private String token() {
    long now = Instant.now().getEpochSecond();
    String content =
        part("{\"alg\": \"RS256\", \"kid\": \"1\"}")
            + "."
            + part(
                "{\"sub\": \"%s\", \"aud\": \"kafka\", \"iat\": %d, \"exp\": %d}"
                    .formatted(client, now, now + 600));
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(keys.getPrivate());
      signature.update(content.getBytes(UTF_8));
      return content + "." + BASE64.encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String part(String json) {
    return BASE64.encodeToString(json.getBytes(UTF_8));
  }

  /** Without the byte that only says that the number is positive. */
  private static String number(BigInteger number) {
    byte[] bytes = number.toByteArray();
    int from = bytes[0] == 0 ? 1 : 0;
    return BASE64.encodeToString(Arrays.copyOfRange(bytes, from, bytes.length));
  }
}
