package io.storycast.scheduler.access;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

/** Hashes passwords, slowly. */
public interface Passwords {

  /** Characters that a password has at least. */
  int LEAST = 12;

  /** Bytes that a password has at most: bcrypt reads no more. */
  int MOST_BYTES = 72;

  /** The characters of generated passwords, without those that are mistaken for each other. */
  String ALPHABET = "abcdefghijkmnopqrstuvwxyz23456789";

  /** The hash, with the name of its method in front. */
  String hashed(String password);

  /** Whether the password is the one that was hashed. */
  boolean matches(String password, String hashed);

  /** Whether a password is neither too short nor too long. */
  static boolean isAcceptable(String password) {
    return password.length() >= LEAST
        && password.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES;
  }

  /** A new password of about 100 bits that a person can type. */
  static String random() {
    SecureRandom random = new SecureRandom();
    StringBuilder password = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      password.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return password.toString();
  }
}
