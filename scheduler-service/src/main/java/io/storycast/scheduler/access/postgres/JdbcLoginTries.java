package io.storycast.scheduler.access.postgres;

import io.storycast.scheduler.access.LoginTries;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Tries in PostgreSQL, so that they hold for every instance and survive restarts. Rows are bounded:
 * an address may try so many names only, and each row is deleted after its window.
 */
class JdbcLoginTries implements LoginTries {

  private final JdbcClient jdbc;
  private final Limits limits;

  JdbcLoginTries(JdbcClient jdbc, Limits limits) {
    this.jdbc = jdbc;
    this.limits = limits;
  }

  /**
   * How many tries are allowed.
   *
   * @param window counts begin anew this long after the first
   */
  record Limits(int perAccount, int perAddress, Duration window) {}

  @Override
  public boolean begin(String account, String address) {
    jdbc.sql("delete from console_login_tries where ends_at < now()").update();
    // The address first: once it is refused, it can add no further accounts.
    return count(ofAddress(address)) <= limits.perAddress()
        && count(ofAccount(account)) <= limits.perAccount();
  }

  @Override
  public void succeeded(String account, String address) {
    jdbc.sql("delete from console_login_tries where subject = ?")
        .param(ofAccount(account))
        .update();
    // Only its own try is given back: an account of one's own must not buy tries at the others'.
    jdbc.sql("update console_login_tries set tries = tries - 1 where subject = ?")
        .param(ofAddress(address))
        .update();
  }

  private int count(String subject) {
    return jdbc.sql(
            """
            insert into console_login_tries (subject, tries, ends_at)
            values (:subject, 1, now() + cast(:window as interval))
            on conflict (subject) do update set tries = console_login_tries.tries + 1
            returning tries
            """)
        .param("subject", subject)
        .param("window", limits.window().toString())
        .query(Integer.class)
        .single();
  }

  /** Hashed: of a bounded length, and no password that was typed into the wrong field. */
  private static String ofAccount(String account) {
    return "account/" + UUID.nameUUIDFromBytes(account.getBytes(StandardCharsets.UTF_8));
  }

  private static String ofAddress(String address) {
    return "address/" + address;
  }
}
