package io.storycast.scheduler.access.postgres;

import io.storycast.scheduler.ConsoleProperties;
import io.storycast.scheduler.access.ApiKeys;
import io.storycast.scheduler.access.KeyCommands;
import io.storycast.scheduler.access.KeyRing;
import io.storycast.scheduler.access.Login;
import io.storycast.scheduler.access.LoginTries;
import io.storycast.scheduler.access.Passwords;
import io.storycast.scheduler.access.Sessions;
import io.storycast.scheduler.access.UserCommands;
import io.storycast.scheduler.access.Users;
import io.storycast.scheduler.audit.AuditLog;
import io.storycast.scheduler.jobtable.Transactions;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

  @Bean
  LoginTries loginTries(JdbcClient jdbc, ConsoleProperties properties) {
    ConsoleProperties.Tries tries = properties.tries();
    return new JdbcLoginTries(
        jdbc, new JdbcLoginTries.Limits(tries.perAccount(), tries.perAddress(), tries.window()));
  }

  @Bean
  KeyRing keyRing(ApiKeys keys, Clock clock) {
    return new KeyRing(keys, clock);
  }

  @Bean
  KeyCommands keyCommands(Transactions transactions, ApiKeys keys, KeyRing ring, AuditLog audit) {
    return new KeyCommands(transactions, keys, ring, audit);
  }

  @Bean
  Login login(Users users, Passwords passwords, LoginTries tries, AuditLog audit) {
    return new Login(users, passwords, tries, audit);
  }

  @Bean
  UserCommands userCommands(
      Transactions transactions,
      Users users,
      Passwords passwords,
      Sessions sessions,
      AuditLog audit) {
    return new UserCommands(transactions, users, passwords, sessions, audit);
  }
}
