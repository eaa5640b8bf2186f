package io.storycast.scheduler.access.security;

import io.storycast.scheduler.access.Passwords;
import java.util.Objects;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Spring's encoders: bcrypt now, and whatever comes later beside the old hashes. */
@Component
class SpringPasswords implements Passwords {

  private final PasswordEncoder encoder =
      PasswordEncoderFactories.createDelegatingPasswordEncoder();

  @Override
  public String hashed(String password) {
    return Objects.requireNonNull(encoder.encode(password));
  }

  @Override
  public boolean matches(String password, String hashed) {
    return encoder.matches(password, hashed);
  }
}
