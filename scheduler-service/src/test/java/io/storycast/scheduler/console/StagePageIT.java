package io.storycast.scheduler.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.storycast.scheduler.audit.AuditEntry;
import io.storycast.scheduler.audit.AuditLog;
import io.storycast.scheduler.fixtures.ConsoleData;
import io.storycast.scheduler.fixtures.ConsoleService;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Operators and viewers at the stages. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StagePageIT {

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
  void pausesAndResumesAfterSayingWhatWillHappen() {
    Page page = ann.newPage();
    page.navigate("/admin/stages");

    page.getByLabel("Pause storage").click();
    assertThat(page.locator("dialog")).containsText("Records go on landing; nothing is lost.");
    page.getByLabel("Reason").fill("the site is being moved");
    page.getByRole(AriaRole.BUTTON, named("Pause storage")).click();

    assertThat(page.getByRole(AriaRole.STATUS)).containsText("The order to pause is given");
    AuditEntry entry = newest("stage/storage");
    assertThat(entry.order().action()).isEqualTo("stage.pause");
    assertThat(entry.order().by()).isEqualTo(ConsoleService.OPERATOR);
    assertThat(entry.order().note()).isEqualTo("the site is being moved");

    page.navigate("/admin/stages/storage/resume");
    page.getByLabel("Reason").fill("it is moved");
    page.locator("main").getByRole(AriaRole.BUTTON, in("Resume")).click();
    assertThat(page.getByRole(AriaRole.STATUS)).containsText("The order to resume is given");
    assertThat(newest("stage/storage").order().action()).isEqualTo("stage.resume");
  }

  @Test
  void showsBreakersLimitsAndTheBacklogByAge() {
    data.refused("audio", "speech", Instant.now().minusSeconds(600));
    data.running("story", 3, 30);
    Page page = ann.newPage();
    page.navigate("/admin/stages/audio");
    assertThat(page.locator("#live")).containsText("open: nobody calls");
    assertThat(page.locator("#live")).containsText("120 calls a minute");
    assertThat(page.locator("#live")).containsText("10 minutes to an hour");

    page.navigate("/admin/stages/story");
    assertThat(page.locator("#live")).containsText("none was ever open");
  }

  @Test
  void tellsTheSlowerOfTwoOperatorsWhoWasFaster() {
    try (BrowserContext bob = console.as(ConsoleService.OTHER_OPERATOR)) {
      Page first = ann.newPage();
      Page second = bob.newPage();
      first.navigate("/admin/stages/claiming/pause");
      second.navigate("/admin/stages/claiming/pause");
      order(first, "prices went up");

      order(second, "too late");

      assertThat(second.locator("main")).containsText("Somebody was faster");
      assertThat(second.locator("main")).containsText("ann ordered the stage to pause");
      assertThat(orders("stage/claiming"))
          .extracting(entry -> entry.order().note())
          .doesNotContain("too late");
    } finally {
      Page page = ann.newPage();
      page.navigate("/admin/stages/claiming/resume");
      order(page, "prices are fine");
    }
  }

  @Test
  void countsAFormOnceThatIsSentTwice() {
    Page page = ann.newPage();
    page.navigate("/admin/stages/audio/pause");
    String form = page.locator("input[name=form]").inputValue();
    order(page, "once");
    page.navigate("/admin/stages/audio/pause");
    page.evaluate("form => document.querySelector('input[name=form]').value = form", form);

    order(page, "twice");

    assertThat(page.getByRole(AriaRole.STATUS)).containsText("The order to pause is given");
    assertThat(orders("stage/audio"))
        .extracting(entry -> entry.order().note())
        .contains("once")
        .doesNotContain("twice");
  }

  @Test
  void worksWithoutJavaScript() {
    try (BrowserContext plain =
        console.logIn(
            console.context(new NewContextOptions().setJavaScriptEnabled(false)),
            ConsoleService.OPERATOR)) {
      Page page = plain.newPage();
      page.navigate("/admin/stages/story");
      page.getByLabel("Pause story").click();
      order(page, "by hand");
      assertThat(page.locator("main")).containsText("The order to pause is given");
      page.getByLabel("Resume story").or(page.getByLabel("Pause story")).first().waitFor();
    }
  }

  @Test
  void offersAViewerNothingAndRefusesWhatIsTriedAllTheSame() {
    try (BrowserContext vic = console.as(ConsoleService.VIEWER)) {
      Page page = vic.newPage();
      page.navigate("/admin/stages");
      assertThat(page.locator("main")).containsText("story");
      assertThat(page.getByLabel("Pause story")).hasCount(0);

      assertThat(page.navigate("/admin/stages/story/pause").status()).isEqualTo(403);
      assertThat(page.locator("main")).containsText("Only operators may do this");

      page.navigate("/admin/stages");
      String token = page.locator("form input[name=_csrf]").first().inputValue();
      int status =
          page.request()
              .post(
                  "/admin/stages/story/pause",
                  com.microsoft.playwright.options.RequestOptions.create()
                      .setForm(
                          com.microsoft.playwright.options.FormData.create()
                              .set("_csrf", token)
                              .set("form", "viewer")
                              .set("reason", "viewer"))
                      .setMaxRedirects(0))
              .status();
      assertThat(status).isEqualTo(403);
      assertThat(orders("stage/story"))
          .extracting(entry -> entry.order().by())
          .doesNotContain(ConsoleService.VIEWER);
    }
  }

  private static void order(Page page, String reason) {
    page.getByLabel("Reason").fill(reason);
    page.locator("#confirm button").click();
    page.waitForLoadState();
  }

  private AuditEntry newest(String subject) {
    return orders(subject).getFirst();
  }

  private List<AuditEntry> orders(String subject) {
    return console.service().bean(AuditLog.class).find(subject, null, 20);
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  private static com.microsoft.playwright.Locator.GetByRoleOptions in(String name) {
    return new com.microsoft.playwright.Locator.GetByRoleOptions().setName(name);
  }
}
