package io.storycast.scheduler.access.postgres;

import io.storycast.scheduler.access.Role;
import io.storycast.scheduler.access.User;
import io.storycast.scheduler.access.Users;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class JdbcUsers implements Users {

  private static final String COLUMNS = "name, role, disabled, created_at, last_login";

  private final JdbcClient jdbc;

  JdbcUsers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<User> all() {
    return jdbc.sql("select %s from console_users order by name".formatted(COLUMNS))
        .query(JdbcUsers::user)
        .list();
  }

  @Override
  public Optional<User> find(String name) {
    return jdbc.sql("select %s from console_users where name = ?".formatted(COLUMNS))
        .param(storable(name))
        .query(JdbcUsers::user)
        .optional();
  }

  @Override
  public Optional<String> passwordOfEnabled(String name) {
    return jdbc.sql("select password from console_users where name = ? and not disabled")
        .param(storable(name))
        .query(String.class)
        .optional();
  }

  @Override
  public boolean add(String name, Role role, String hashed) {
    return jdbc.sql(
                """
                insert into console_users (name, role, password) values (?, ?, ?)
                on conflict do nothing
                """)
            .params(name, role.code(), hashed)
            .update()
        > 0;
  }

  @Override
  public User put(String name, Role role, String hashed) {
    return jdbc.sql(
            """
            insert into console_users (name, role, password) values (?, ?, ?)
            on conflict (name) do update
              set role = excluded.role, password = excluded.password, disabled = false,
                  updated_at = now()
            returning %s
            """
                .formatted(COLUMNS))
        .params(name, role.code(), hashed)
        .query(JdbcUsers::user)
        .single();
  }

  @Override
  public boolean changePassword(String name, String hashed) {
    return set("password", hashed, name);
  }

  @Override
  public boolean changeRole(String name, Role role) {
    return set("role", role.code(), name);
  }

  @Override
  public boolean changeDisabled(String name, boolean disabled) {
    return set("disabled", disabled, name);
  }

  @Override
  public void loggedIn(String name) {
    jdbc.sql("update console_users set last_login = now() where name = ?").param(name).update();
  }

  private boolean set(String column, Object value, String name) {
    return jdbc.sql(
                "update console_users set %s = ?, updated_at = now() where name = ?"
                    .formatted(column))
            .params(value, storable(name))
            .update()
        > 0;
  }

  /** Names from outside may hold U+0000, which PostgreSQL refuses; no account has it. */
  private static String storable(String name) {
    return name.replace('\0', '?');
  }

  private static User user(ResultSet row, int number) throws SQLException {
    OffsetDateTime lastLogin = row.getObject("last_login", OffsetDateTime.class);
    return new User(
        row.getString("name"),
        Role.ofCode(row.getString("role")).orElseThrow(),
        row.getBoolean("disabled"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        lastLogin == null ? null : lastLogin.toInstant());
  }
}
