package io.storycast.scheduler.access.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.storycast.scheduler.access.Role;
import io.storycast.scheduler.access.UserCommands;
import io.storycast.scheduler.fixtures.Browser;
import io.storycast.scheduler.fixtures.RunningService;
import io.storycast.scheduler.fixtures.Site;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LoginIT {

  private static final String PASSWORD = "correct horse battery";

  private final Site site = Site.empty();
  private final RunningService service =
      RunningService.start(
          site.database(),
          "CONSOLE_PASSWORD=" + PASSWORD,
          "LOGIN_TRIES_PER_ACCOUNT=3",
          "LOGIN_TRIES_PER_ADDRESS=6");
  private final JdbcClient sql = service.bean(JdbcClient.class);
  private final UserCommands users = service.bean(UserCommands.class);

  @BeforeEach
  void forget() {
    sql.sql("delete from console_login_tries").update();
    sql.sql("delete from audit_log").update();
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void leadsToTheLoginAndThenToThePageThatWasAskedFor() {
    Browser browser = service.browser();
    assertThat(location(browser.get("/admin/jobs?status=failed"))).endsWith("/admin/login");

    HttpResponse<String> entered = browser.logIn(" Operator ", PASSWORD);

    assertThat(entered.statusCode()).isEqualTo(302);
    assertThat(location(entered)).contains("/admin/jobs?status=failed");
    assertThat(audit("console.login"))
        .first()
        .satisfies(
            row ->
                assertThat(row)
                    .containsEntry("ordered_by", "operator")
                    .doesNotContainValue(PASSWORD));
  }

  @Test
  void givesTheSessionANewIdAndACookieThatNoScriptReads() {
    Browser fresh = service.browser();
    fresh.get("/admin/login");
    String before = fresh.session();

    HttpResponse<String> entered = fresh.logIn("operator", PASSWORD);

    assertThat(before).isNotEmpty().isNotEqualTo(fresh.session());
    assertThat(entered.headers().allValues("Set-Cookie"))
        .anySatisfy(
            cookie ->
                assertThat(cookie)
                    .startsWith("storycast-session=")
                    .contains("HttpOnly", "SameSite=Lax"));
  }

  @Test
  void takesAHostCookieAndSendsHstsBehindTls() {
    HttpResponse<String> page = service.browser().get("/admin/login", "X-Forwarded-Proto", "https");

    assertThat(page.headers().allValues("Set-Cookie"))
        .anySatisfy(
            cookie ->
                assertThat(cookie).startsWith("__Host-storycast-session=").contains("Secure"));
    assertThat(page.headers().firstValue("Strict-Transport-Security"))
        .hasValueSatisfying(value -> assertThat(value).contains("max-age"));
  }

  @Test
  void letsPagesLoadNothingButTheirOwn() {
    HttpResponse<String> page = service.browser().get("/admin/login");

    assertThat(page.headers().firstValue("Content-Security-Policy"))
        .hasValueSatisfying(
            policy ->
                assertThat(policy)
                    .contains("default-src 'self'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe"));
    assertThat(page.headers().firstValue("X-Frame-Options")).contains("DENY");
    assertThat(page.headers().firstValue("Referrer-Policy")).contains("same-origin");
    assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(page.headers().firstValue("Strict-Transport-Security")).isEmpty();
    assertThat(page.body()).doesNotContain("<script>", "style=", "onclick");
  }

  @Test
  void refusesAWrongPasswordWithoutSayingWhatWasWrong() {
    Browser browser = service.browser();
    assertThat(location(browser.logIn("operator", "wrong"))).endsWith("?error");
    assertThat(location(browser.logIn("hunter2-in-the-wrong-field", "x"))).endsWith("?error");

    assertThat(audit("console.login-failed"))
        .extracting(row -> row.get("ordered_by"))
        .containsExactlyInAnyOrder("operator", "(unknown)");
  }

  @Test
  void throttlesAnAccountAndAnAddress() {
    Browser browser = service.browser();
    for (int i = 0; i < 3; i++) {
      assertThat(location(browser.logIn("operator", "wrong" + i))).endsWith("?error");
    }
    assertThat(location(browser.logIn("operator", PASSWORD))).endsWith("?throttled");
    for (int i = 0; i < 2; i++) {
      assertThat(location(browser.logIn("somebody" + i, "wrong"))).endsWith("?error");
    }
    assertThat(location(browser.logIn("somebody-else", "wrong"))).endsWith("?throttled");
    assertThat(sql.sql("select count(*) from console_login_tries").query(Long.class).single())
        .describedAs("an address that is refused adds no accounts")
        .isEqualTo(4);
  }

  @Test
  void refusesFormsWithoutATokenOfTheSession() {
    Browser operator = loggedIn("operator", PASSWORD);

    assertThat(operator.postWithoutToken("/admin/logout", Map.of()).statusCode()).isEqualTo(403);
    assertThat(operator.get("/admin/nothing").statusCode()).isEqualTo(404);
    assertThat(
            service
                .browser()
                .postWithoutToken("/admin/login", Map.of("username", "operator", "password", "x"))
                .statusCode())
        .isEqualTo(302);
  }

  @Test
  void letsAViewerLookAndNotOrder() {
    users.add("vera", Role.VIEWER, PASSWORD, "the test");
    Browser vera = loggedIn("vera", PASSWORD);

    assertThat(vera.get("/admin/nothing").statusCode()).isEqualTo(404);
    assertThat(vera.post("/admin/nothing", Map.of()).statusCode()).isEqualTo(403);
    assertThat(loggedIn("operator", PASSWORD).post("/admin/nothing", Map.of()).statusCode())
        .isEqualTo(404);
  }

  @Test
  void logsOutAndWritesItDown() {
    Browser operator = loggedIn("operator", PASSWORD);

    assertThat(location(operator.post("/admin/logout", Map.of()))).endsWith("?logout");

    assertThat(operator.get("/admin/nothing").statusCode()).isEqualTo(302);
    assertThat(audit("console.logout")).isNotEmpty();
  }

  @Test
  void logsADisabledPersonOutAtOnce() {
    users.add("dora", Role.OPERATOR, PASSWORD, "the test");
    Browser dora = loggedIn("dora", PASSWORD);

    users.disable("dora", "the test");

    assertThat(location(dora.get("/admin/nothing"))).endsWith("/admin/login?expired");
    assertThat(location(dora.logIn("dora", PASSWORD))).endsWith("?error");
  }

  @Test
  void endsASessionOnAnyInstanceAndTellsAFragmentWhereToGo() {
    Browser operator = loggedIn("operator", PASSWORD);
    sql.sql("delete from spring_session").update();

    HttpResponse<String> fragment = operator.get("/admin/nothing", "HX-Request", "true");

    assertThat(fragment.statusCode()).isEqualTo(401);
    assertThat(fragment.headers().firstValue("HX-Redirect")).contains("/admin/login?expired");
    assertThat(operator.get("/admin/events", "Accept", "text/event-stream").statusCode())
        .isEqualTo(401);
  }

  @Test
  void endsASessionAtItsAgeThoughItIsInUse() {
    Browser operator = loggedIn("operator", PASSWORD);
    sql.sql("update spring_session set creation_time = creation_time - 43200001").update();

    assertThat(location(operator.get("/admin/nothing"))).endsWith("/admin/login?expired");
  }

  @Test
  void doesNotLetTheSessionIntoTheApiNorAKeyIntoTheConsole() {
    Browser operator = loggedIn("operator", PASSWORD);
    assertThat(operator.get("/v1/jobs").statusCode()).isEqualTo(401);
    assertThat(service.send(service.request("/admin/nothing", RunningService.API_TOKEN)).status())
        .isEqualTo(302);
  }

  private Browser loggedIn(String name, String password) {
    Browser fresh = service.browser();
    assertThat(location(fresh.logIn(name, password))).endsWith("/admin");
    return fresh;
  }

  private List<Map<String, Object>> audit(String action) {
    return sql.sql("select ordered_by, details::text from audit_log where action = ? order by id")
        .param(action)
        .query()
        .listOfRows();
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElse("");
  }
}
