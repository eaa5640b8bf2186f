package io.storycast.scheduler.access.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.storycast.scheduler.fixtures.Browser;
import io.storycast.scheduler.fixtures.RunningService;
import io.storycast.scheduler.fixtures.Site;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OidcLoginIT {

  private OidcProvider provider;
  private RunningService service;

  @BeforeAll
  void start() throws Exception {
    provider = new OidcProvider();
    service =
        RunningService.start(
            Site.empty().database(),
            "OIDC_ISSUER=" + provider.issuer(),
            "OIDC_CLIENT_ID=" + OidcProvider.CLIENT,
            "OIDC_CLIENT_SECRET=a-secret-of-the-test",
            "OIDC_ROLE_CLAIM=realm_access.roles",
            "OIDC_OPERATORS=crew",
            "OIDC_VIEWERS=guests");
  }

  @AfterAll
  void stop() {
    service.close();
    provider.close();
  }

  @Test
  void letsAPersonInWithTheRoleOfTheirGroup() {
    provider.groups("guests");
    Browser viewer = service.browser();
    assertThat(location(loggedIn(viewer))).endsWith("/admin");
    assertThat(viewer.get("/admin/no-such-page").statusCode()).isEqualTo(404);
    assertThat(viewer.post("/admin/no-such-page", Map.of()).statusCode()).isEqualTo(403);

    provider.groups("guests", "crew");
    Browser operator = service.browser();
    loggedIn(operator);
    assertThat(operator.post("/admin/no-such-page", Map.of()).statusCode()).isEqualTo(404);
  }

  @Test
  void writesDownWhoCameAndKeepsNoToken() {
    provider.groups("crew");
    loggedIn(service.browser());

    JdbcClient sql = service.bean(JdbcClient.class);
    assertThat(
            sql.sql("select ordered_by from audit_log where action = 'console.login'")
                .query(String.class)
                .list())
        .contains("oidc/ann");
    assertThat(
            sql.sql(
                    """
                    select encode(attribute_bytes, 'escape') from spring_session_attributes
                     where attribute_name = 'SPRING_SECURITY_CONTEXT'
                    """)
                .query(String.class)
                .list())
        .isNotEmpty()
        .noneMatch(bytes -> bytes.contains("OidcUser") || bytes.contains("eyJ"));
  }

  @Test
  void keepsAPersonOutWhomNoGroupLetsIn() {
    provider.groups("strangers");
    Browser stranger = service.browser();

    assertThat(location(loggedIn(stranger))).endsWith("/admin/login?norole");

    assertThat(stranger.get("/admin/no-such-page").statusCode()).isEqualTo(302);
  }

  @Test
  void refusesAnAnswerThatNobodyAskedFor() {
    HttpResponse<String> answer =
        service.browser().get("/admin/login/oidc-back?code=a-code&state=forged");

    assertThat(location(answer)).endsWith("/admin/login?error");
  }

  @Test
  void offersItOnTheLoginPage() {
    assertThat(service.browser().get("/admin/login").body())
        .contains("href=\"/admin/login/oidc/company\"");
  }

  /** Goes to the provider and back; what the console answers to that. */
  private static HttpResponse<String> loggedIn(Browser browser) {
    HttpResponse<String> there = browser.get("/admin/login/oidc/company");
    HttpResponse<String> back = browser.get(location(there));
    return browser.get(location(back));
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElse("");
  }
}
