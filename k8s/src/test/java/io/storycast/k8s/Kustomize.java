package io.storycast.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Renders overlays with {@code kubectl kustomize}. */
final class Kustomize {

  private static final Map<String, String> RENDERED = new ConcurrentHashMap<>();

  private Kustomize() {}

  /** The objects of an overlay. Without kubectl the test is skipped, and says so. */
  static Map<String, Map<String, Object>> overlay(String name) {
    return Objects.read(RENDERED.computeIfAbsent(name, Kustomize::render));
  }

  static String text(String name) {
    return RENDERED.computeIfAbsent(name, Kustomize::render);
  }

  private static String render(String name) {
    return run("kustomize", Folders.overlay(name).toString());
  }

  private static String run(String... arguments) {
    try {
      Process process = start(arguments);
      CompletableFuture<byte[]> errors =
          CompletableFuture.supplyAsync(() -> bytes(process.getErrorStream()));
      String output = new String(bytes(process.getInputStream()), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as(new String(errors.join(), StandardCharsets.UTF_8)).isZero();
      return output;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Process start(String... arguments) {
    String[] command = new String[arguments.length + 1];
    command[0] = "kubectl";
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    try {
      return new ProcessBuilder(command).start();
    } catch (IOException e) {
      String problem = "NOT TESTED: the manifests, because there is no kubectl on the PATH";
      System.err.println(problem);
      assumeTrue(false, problem);
      throw new IllegalStateException(e);
    }
  }

  private static byte[] bytes(java.io.InputStream in) {
    try (in) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
