package io.storycast.scheduler.access.security;

import io.storycast.scheduler.ConsoleProperties;
import io.storycast.scheduler.access.Passwords;
import io.storycast.scheduler.access.Role;
import io.storycast.scheduler.access.User;
import io.storycast.scheduler.access.Users;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/**
 * Makes the operator that the settings name, so that somebody can log in to a new system. At each
 * start the settings win: they are the way back in after a forgotten password.
 */
@Component
class FirstOperator implements ApplicationRunner {

  private static final Logger log = LoggerFactory.getLogger(FirstOperator.class);

  private final ConsoleProperties properties;
  private final Users users;
  private final Passwords passwords;

  FirstOperator(ConsoleProperties properties, Users users, Passwords passwords) {
    this.properties = properties;
    this.users = users;
    this.passwords = passwords;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    if (properties.password().isBlank()) {
      return;
    }
    String name = User.nameOf(properties.user());
    if (!User.isName(name) || !Passwords.isAcceptable(properties.password())) {
      throw new IllegalStateException(
          "CONSOLE_USER must be a name such as 'operator', and CONSOLE_PASSWORD have %d characters or more, at most %d bytes"
              .formatted(Passwords.LEAST, Passwords.MOST_BYTES));
    }
    if (!isThere(name)) {
      users.put(name, Role.OPERATOR, passwords.hashed(properties.password()));
      log.atInfo().addKeyValue("user", name).log("made the operator that the settings name");
    }
  }

  private boolean isThere(String name) {
    return users.find(name).filter(user -> user.role() == Role.OPERATOR).isPresent()
        && users
            .passwordOfEnabled(name)
            .filter(hashed -> passwords.matches(properties.password(), hashed))
            .isPresent();
  }
}
