package io.storycast.scheduler.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.storycast.contracts.ReasonCode;
import io.storycast.contracts.StageControl.Action;
import io.storycast.scheduler.audit.AuditLog;
import io.storycast.scheduler.fixtures.ConsoleData;
import io.storycast.scheduler.fixtures.ConsoleService;
import io.storycast.scheduler.stages.Steering;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What holds for the console as a whole. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsolePageIT {

  private static final String HOSTILE =
      "<img src=x onerror=window.hacked=1><script>window.hacked=1</script>\"'><b hx-get=/x hx-trigger=load>";

  private final ConsoleService console = ConsoleService.shared();
  private final ConsoleData data = new ConsoleData(console);
  private final BrowserContext ann = console.as(ConsoleService.OPERATOR);

  @AfterAll
  void leave() {
    ann.close();
  }

  @AfterEach
  void closePages() {
    ann.pages().forEach(Page::close);
  }

  @Test
  void showsEachScreenWithoutErrorsAndWithoutLeavingTheOwnOrigin() {
    String job = data.job("look-around", "running", "story", null, null);
    String letter = data.letter("look-around", "story", ReasonCode.UNEXPECTED, "Oh.", "{}");
    Page page = ann.newPage();
    List<String> complaints = new ArrayList<>();
    Set<String> origins = new ConcurrentSkipListSet<>();
    page.onConsoleMessage(message -> complaints.add(message.text()));
    page.onPageError(complaints::add);
    page.onRequest(request -> origins.add(URI.create(request.url()).getAuthority()));

    for (String path :
        List.of(
            "",
            "/jobs",
            "/jobs/" + job,
            "/jobs/" + job + "/cancel",
            "/dead-letters",
            "/dead-letters/list?state=any",
            "/dead-letters/letter?id=" + letter,
            "/dead-letters/edit?id=" + letter,
            "/dead-letters/replay?id=" + letter,
            "/replays",
            "/stages",
            "/stages/story",
            "/runs",
            "/settings",
            "/audit")) {
      assertThat(page.navigate("/admin" + path).status()).as(path).isEqualTo(200);
      assertThat(page.locator("main")).hasCount(1);
      assertThat(page.title()).as(path).endsWith("Storycast");
    }

    assertThat(complaints).isEmpty();
    assertThat(origins).containsExactly(console.service().address().getAuthority());
  }

  @Test
  void updatesByItselfWhenSomethingHappens() {
    Page page = ann.newPage();
    page.navigate("/admin/audit");
    assertThat(page.locator("#live-state")).containsText("Live");

    console
        .service()
        .bean(Steering.class)
        .order("storage", Action.RESUME, "seen without a reload", "carol");

    assertThat(page.locator("#live")).containsText("seen without a reload");
  }

  @Test
  void leadsToTheLoginWhenTheSessionIsOverAndBackAgain() {
    try (BrowserContext context = console.as(ConsoleService.OPERATOR)) {
      Page page = context.newPage();
      page.navigate("/admin/stages");
      context.clearCookies();

      page.getByText("Refresh").click();

      page.waitForURL("**/admin/login**");
      page.navigate("/admin/settings");
      page.waitForURL("**/admin/login**");
      page.fill("#username", ConsoleService.OPERATOR);
      page.fill("#password", ConsoleService.PASSWORD);
      page.click("main button");
      page.waitForURL("**/admin/settings**");
    }
  }

  @Test
  void showsHostileTextsAsTexts() {
    String job = data.job("hostile", "failed", "story", HOSTILE, null);
    console
        .sql()
        .sql(
            "update story_generation_jobs set last_error = ?, slug = ?, last_error_code = ? where id = cast(? as uuid)")
        .params(HOSTILE, HOSTILE, HOSTILE, job)
        .update();
    data.event(
        job,
        "dead-lettered",
        1,
        "story",
        1,
        HOSTILE,
        "{\"model\":\"<script>window.hacked=1</script>\"}");
    String letter = data.letter("hostile", "story", ReasonCode.UNEXPECTED, HOSTILE, HOSTILE);
    console
        .sql()
        .sql("update dead_letter set slug = ? where id = ?")
        .params(HOSTILE, letter)
        .update();
    console.service().bean(Steering.class).order("storage", Action.RESUME, HOSTILE, HOSTILE);
    Page page = ann.newPage();

    for (String path :
        List.of(
            "",
            "/jobs?q=onerror",
            "/jobs/" + job,
            "/jobs/" + job + "/retry",
            "/dead-letters?q=onerror",
            "/dead-letters/list?q=%3Cscript%3Ewindow.hacked=1%3C/script%3E",
            "/dead-letters/list?q=onerror",
            "/dead-letters/letter?id=" + letter,
            "/dead-letters/edit?id=" + letter,
            "/stages/storage",
            "/audit")) {
      page.navigate("/admin" + path);
      assertThat(page.locator("main img, main script, main [hx-trigger=load]")).hasCount(0);
      assertThat(page.evaluate("window.hacked")).as(path).isNull();
    }
    page.navigate("/admin/jobs/" + job);
    assertThat(page.locator("h1")).hasText(HOSTILE);
  }

  @Test
  void canBeUsedWithTheKeyboardAlone() {
    Page page = ann.newPage();
    page.navigate("/admin/stages");
    page.keyboard().press("Tab");
    assertThat(page.locator(":focus")).hasText("Skip to the content");
    page.keyboard().press("Enter");
    page.getByLabel("Pause claiming").focus();
    page.keyboard().press("Enter");
    assertThat(page.locator("dialog")).isVisible();
    assertThat(page.getByLabel("Reason")).isFocused();
    page.keyboard().press("Escape");
    assertThat(page.locator("dialog")).isHidden();
    assertThat(page.getByRole(AriaRole.NAVIGATION)).hasCount(1);
    assertThat(page.locator("nav [aria-current=page]")).containsText("Stages");
  }

  @Test
  void switchesBetweenLightAndDarkAndRemembersIt() {
    Page page = ann.newPage();
    page.navigate("/admin/settings");
    Object before = ground(page);
    page.getByTitle("Switch between light and dark").click();
    assertThat(ground(page)).isNotEqualTo(before);
    Object chosen = ground(page);
    page.reload();
    assertThat(ground(page)).isEqualTo(chosen);
  }

  @Test
  void masksSecrets() {
    Page page = ann.newPage();
    page.navigate("/admin/settings");
    assertThat(page.locator("main")).containsText("CRON_SECRET");
    assertThat(page.content()).doesNotContain("cron-secret-of-the-tests", "api-token-of-the-tests");
  }

  @Test
  void runsNowAfterADryRun() {
    console
        .sql()
        .sql("update story_generation_jobs set status = 'cancelled' where status = 'queued'")
        .update();
    console.site().addScenario("run-1", "to-be-claimed", "A seed");
    Page page = ann.newPage();
    page.navigate("/admin/runs");
    assertThat(page.locator("main")).containsText("Generation run");
    page.getByLabel("Claim at most").fill("1");
    page.getByText("Dry run…").click();
    assertThat(page.locator("dialog .will")).containsText("1 job would be claimed");
    page.getByText("Claim up to 1 job now").click();

    assertThat(page.getByRole(AriaRole.STATUS)).containsText("The run is over");
    assertThat(page.locator("#live")).containsText("console ann");
    assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("to-be-claimed")))
        .isVisible();
    assertThat(console.service().bean(AuditLog.class).find("runs", null, 1))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.order().by()).isEqualTo(ConsoleService.OPERATOR);
              assertThat(entry.order().details()).containsEntry("claimed", 1);
            });
  }

  @Test
  void explainsWhatIsNotThere() {
    Page page = ann.newPage();
    assertThat(page.navigate("/admin/jobs/nonsense").status()).isEqualTo(404);
    assertThat(page.locator("main")).containsText("No job has this id");
    assertThat(page.navigate("/admin/stages/nonsense").status()).isEqualTo(404);
    assertThat(page.locator("main")).containsText("The stages are claiming, story, audio, storage");
  }

  @Test
  void refusesWithAPage() {
    Page page = ann.newPage();
    assertThat(page.navigate("/admin/nowhere").status()).isEqualTo(404);
    assertThat(page.locator("h1")).hasText("There is no such page");

    page.navigate("/admin/runs/start?limit=1");
    page.evaluate(
        "document.querySelectorAll('input[name=_csrf]').forEach(field => field.remove())");
    page.locator("#confirm button").click();
    assertThat(page.locator("h1")).hasText("This form is too old");
    page.getByText("To the overview").click();
    assertThat(page.locator("h1")).hasText("Overview");
  }

  @Test
  void tellsAViewerThatOnlyOperatorsGiveOrders() {
    try (BrowserContext viewer = console.as(ConsoleService.VIEWER)) {
      Page page = viewer.newPage();
      page.navigate("/admin/runs");
      page.evaluate("document.querySelector('.account form').action = '/admin/runs/start'");
      page.getByText("Sign out").click();
      assertThat(page.locator("h1")).hasText("Only operators may do this");
    }
  }

  private static Object ground(Page page) {
    return page.evaluate("getComputedStyle(document.body).backgroundColor");
  }
}
