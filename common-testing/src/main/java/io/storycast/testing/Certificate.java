package io.storycast.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;

/**
 * A certificate for this machine that nobody trusts yet, with its key, as PEM files.
 *
 * @param authority what a client has to trust
 * @param key readable by its owner only, as PostgreSQL demands
 * @param keyAndCertificate both in one file, as Kafka reads them
 */
public record Certificate(Path authority, Path key, Path keyAndCertificate) {

  private static final String PASSWORD = "changeit";

  /** Makes one for {@code 127.0.0.1} and {@code localhost}, valid for a day. */
  public static Certificate inFolder(Path folder) {
    Path store = folder.resolve("keystore.p12");
    runKeytool(store);
    try (InputStream in = Files.newInputStream(store)) {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(in, PASSWORD.toCharArray());
      String key = pem("PRIVATE KEY", keys.getKey("it", PASSWORD.toCharArray()).getEncoded());
      String certificate = pem("CERTIFICATE", keys.getCertificate("it").getEncoded());
      Path keyFile = Files.writeString(folder.resolve("tls.key"), key);
      Files.setPosixFilePermissions(keyFile, PosixFilePermissions.fromString("rw-------"));
      return new Certificate(
          Files.writeString(folder.resolve("ca.crt"), certificate),
          keyFile,
          Files.writeString(folder.resolve("tls.pem"), key + certificate));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("keytool wrote a store that cannot be read", e);
    }
  }

  private static void runKeytool(Path store) {
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    ProcessBuilder command =
        new ProcessBuilder(
            (keytool
                    + " -genkeypair -alias it -keyalg EC -groupname secp256r1 -validity 1"
                    + " -dname CN=localhost -ext san=ip:127.0.0.1,dns:localhost"
                    + " -storetype PKCS12 -storepass "
                    + PASSWORD
                    + " -keystore "
                    + store)
                .split(" "));
    try {
      Process process = command.redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException("keytool: " + output);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while keytool ran", e);
    }
  }

  private static String pem(String kind, byte[] content) {
    String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(kind, lines, kind);
  }
}
