package io.storycast.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresIT {

  @TempDir Path data;

  @Test
  void keepsCommittedRowsAcrossARestart() throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.at(Ports.free(), data, true).start()) {
      postgres.database().execute("create table kept (id int); insert into kept values (1)");
      postgres.restart();
      assertThat(query(postgres.database(), "select count(*) from kept")).isEqualTo("1");
    }
  }

  @Test
  void keepsCommittedRowsWhenTheServerIsKilled() throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.at(Ports.free(), data, true).start()) {
      postgres.database().execute("create table kept (id int); insert into kept values (1)");
      postgres.kill();
      postgres.start();
      assertThat(query(postgres.database(), "select count(*) from kept")).isEqualTo("1");
    }
  }

  @Test
  void endsWithTheJvmThatIsKilledAndStartsAgainOnItsData() throws Exception {
    int port = Ports.free();
    Process owner = startInAnotherJvm(port);
    Postmaster left = Postmaster.of(data).orElseThrow();
    owner.destroyForcibly().waitFor(10, TimeUnit.SECONDS);

    try (EmbeddedPostgres postgres = EmbeddedPostgres.at(port, data, true).start()) {
      assertThat(left.isAlive()).isFalse();
      assertThat(query(postgres.database(), "select count(*) from kept")).isEqualTo("1");
    }
  }

  @Test
  void isDurableWhenAskedFor() throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.at(Ports.free(), data, true).start()) {
      assertThat(query(postgres.database(), "show fsync")).isEqualTo("on");
      assertThat(query(postgres.database(), "show synchronous_commit")).isEqualTo("on");
    }
  }

  @Test
  void keepsTheCaseRulesOfEveryAlphabet() throws Exception {
    Database database = Dependencies.postgres().freshDatabase("locale");
    assertThat(query(database, "select upper('é ж')")).isEqualTo("É Ж");
    assertThat(query(database, "show server_encoding")).isEqualTo("UTF8");
  }

  @Test
  void givesEveryTestADatabaseOfItsOwn() throws Exception {
    Database one = Dependencies.postgres().freshDatabase("own");
    Database other = Dependencies.postgres().freshDatabase("own");
    one.execute("create table only_here (id int)");
    assertThat(query(other, "select to_regclass('only_here') is null")).isEqualTo("t");
    assertThat(Dependencies.postgres().createDatabase(one.name())).isEqualTo(one);
  }

  private Process startInAnotherJvm(int port) throws Exception {
    Process owner =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                PostgresOwner.class.getName(),
                Integer.toString(port),
                data.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertThat(owner.inputReader().readLine()).isEqualTo("started");
    return owner;
  }

  private static String query(Database database, String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(database.jdbcUrl(), database.user(), "any password");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  /** Runs in a JVM of its own, to be killed. */
  static final class PostgresOwner {

    public static void main(String[] args) throws InterruptedException {
      EmbeddedPostgres postgres =
          EmbeddedPostgres.at(Integer.parseInt(args[0]), Path.of(args[1]), true).start();
      postgres.database().execute("create table kept (id int); insert into kept values (1)");
      System.out.println("started");
      Thread.currentThread().join();
    }
  }
}
