package io.storycast.scheduler.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.storycast.contracts.ReasonCode;
import io.storycast.scheduler.audit.AuditLog;
import io.storycast.scheduler.deadletters.LetterSearch;
import io.storycast.scheduler.deadletters.LetterState;
import io.storycast.scheduler.deadletters.Replays;
import io.storycast.scheduler.fixtures.ConsoleData;
import io.storycast.scheduler.fixtures.ConsoleService;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What an operator does about dead letters. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeadLetterPageIT {

  private static final String CLAIMED =
      """
      {"jobId":"j","scenarioId":"s-%1$s","revision":1,"slug":"%1$s","title":"T","seedText":"%2$s",
       "language":"en","occurredAt":"2026-03-01T08:00:00Z"}""";

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
  void groupsByCauseWithWhatToDo() {
    letter("grouped-1", ReasonCode.STORY_REFUSED);
    letter("grouped-2", ReasonCode.STORY_REFUSED);
    Page page = ann.newPage();
    page.navigate("/admin/dead-letters?reason=story-refused");

    assertThat(page.locator("tbody tr")).hasCount(1);
    assertThat(page.locator("tbody tr")).containsText("2 open");
    assertThat(page.locator("tbody tr")).containsText(ReasonCode.STORY_REFUSED.remedy());
    page.locator("tbody tr a").first().click();
    assertThat(page.locator("tbody tr")).hasCount(2);
  }

  @Test
  void replaysACauseAfterADryRunAndShowsTheProgress() {
    for (int i = 0; i < 5; i++) {
      letter("replayed-" + i, ReasonCode.PROVIDER_ERROR);
    }
    Page page = ann.newPage();
    page.navigate("/admin/dead-letters?reason=provider-error");

    page.getByText("Replay…").click();
    assertThat(page.locator("dialog .will")).containsText("5 letters will be sent");
    assertThat(page.getByLabel("Canary")).hasValue("3");
    page.getByLabel("Canary").fill("0");
    page.getByLabel("Note").fill("provider is back");
    page.getByRole(AriaRole.BUTTON, named("Replay 5 letters")).click();

    assertThat(page.locator("h1")).hasText("Replay of 5 letters");
    assertThat(page.locator("main")).containsText("5 of 5 handled");
    assertThat(page.locator("main")).containsText("provider is back");
    assertThat(page.locator("main")).containsText("dead-letters.replay");
  }

  @Test
  void pausesResumesAndAbortsAReplayThatRuns() {
    for (int i = 0; i < 40; i++) {
      letter("slow-" + i, ReasonCode.STORE_MISMATCH);
    }
    Page page = ann.newPage();
    page.navigate("/admin/dead-letters/replay?reason=store-mismatch");
    page.getByLabel("Letters a second").fill("1");
    page.getByLabel("Canary").fill("0");
    page.locator("#confirm button.primary").click();

    order(page, "Pause…", "Pause");
    assertThat(page.locator(".verdict")).containsText("paused");
    order(page, "Resume…", "Resume");
    assertThat(page.locator(".verdict")).containsText("running");
    order(page, "Abort…", "Abort");
    assertThat(page.locator(".verdict")).containsText("aborted");
    assertThat(page.getByText("Abort…")).hasCount(0);
  }

  @Test
  void ordersOneReplayWhenTheFormIsSentTwice() {
    letter("twice", ReasonCode.TEXT_NOT_SPEAKABLE);
    Page page = ann.newPage();
    page.navigate("/admin/dead-letters/replay?reason=text-not-speakable");
    String form = page.locator("#confirm input[name=form]").first().inputValue();
    page.locator("#confirm button.primary").click();
    page.waitForURL("**/admin/replays/**");
    String replay = page.url();

    page.navigate("/admin/dead-letters/discard?state=any&q=nothing-has-this");
    page.evaluate(
        """
        form => {
          const again = document.createElement('form');
          again.method = 'post';
          again.action = '/admin/dead-letters/replay';
          const csrf = document.querySelector('input[name=_csrf]').cloneNode();
          again.append(csrf);
          for (const [name, value] of [['form', form], ['reason', 'text-not-speakable']]) {
            const field = document.createElement('input');
            field.name = name;
            field.value = value;
            again.append(field);
          }
          document.body.append(again);
          again.submit();
        }
        """,
        form);

    page.waitForURL(replay);
  }

  @Test
  void editsALetterAndSaysWhatIsWrongWithIt() {
    String id = letter("edited", ReasonCode.EMPTY_SEED);
    Page page = ann.newPage();
    page.navigate("/admin/dead-letters/letter?id=" + id);
    page.getByText("Edit and replay").click();

    page.getByLabel("Value").fill("{\"scenarioId\": ");
    page.getByText("Send the changed letter").click();
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("It is not JSON");
    page.getByLabel("Value").fill(CLAIMED.formatted("another", "Seed"));
    page.getByText("Send the changed letter").click();
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("must equal the record's key");

    page.getByLabel("Value").fill(CLAIMED.formatted("edited", "A seed at last"));
    page.getByText("Send the changed letter").click();
    page.waitForURL("**/admin/replays/**");
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> state(id) == LetterState.REPLAYED || state(id) == LetterState.RESOLVED);
    assertThat(
            console.service().bean(AuditLog.class).find(null, null, 5).stream()
                .map(entry -> entry.order().action()))
        .contains("dead-letters.edit");
  }

  @Test
  void discardsAndPutsBack() {
    String id = letter("aside", ReasonCode.SCENARIO_GONE);
    Page page = ann.newPage();
    page.navigate("/admin/dead-letters/letter?id=" + id);

    page.getByText("Discard…").click();
    page.getByLabel("Reason").fill("deleted on purpose");
    page.getByRole(AriaRole.BUTTON, named("Discard 1 letter")).click();
    assertThat(page.locator(".verdict")).containsText("discarded");
    assertThat(page.locator("main")).containsText("deleted on purpose");
    page.getByText("Put back…").click();
    page.getByRole(AriaRole.BUTTON, named("Put it back")).click();
    assertThat(page.locator(".verdict")).containsText("open");
  }

  @Test
  void tellsTheSlowerOfTwoOperators() {
    String id = letter("contested", ReasonCode.SEED_TOO_LONG);
    try (BrowserContext bob = console.as(ConsoleService.OTHER_OPERATOR)) {
      Page first = ann.newPage();
      Page second = bob.newPage();
      for (Page page : new Page[] {first, second}) {
        page.navigate("/admin/dead-letters/discard?id=" + id);
        page.getByLabel("Reason").fill("of no use");
      }
      first.locator("#confirm button.primary").click();
      assertThat(first.locator(".verdict")).containsText("discarded");

      second.locator("#confirm button.primary").click();
      assertThat(second.locator("main")).containsText("Somebody was faster");
    }
  }

  @Test
  void hasTheStoreReadAgain() {
    Page page = ann.newPage();
    page.navigate("/admin/dead-letters");
    page.getByText("Read all dead-letter topics again…").click();
    page.getByRole(AriaRole.BUTTON, named("Read them again")).click();
    assertThat(page.getByRole(AriaRole.STATUS)).containsText("are being read from the start");
    assertThat(console.service().bean(Replays.class).newest(1)).isNotNull();
  }

  private String letter(String slug, ReasonCode reason) {
    return data.letter(slug, "story", reason, reason.meaning(), CLAIMED.formatted(slug, "Seed"));
  }

  private LetterState state(String id) {
    return console
        .service()
        .bean(LetterSearch.class)
        .detail(id)
        .map(detail -> detail.letter().state())
        .orElseThrow();
  }

  private static void order(Page page, String link, String button) {
    page.getByText(link).click();
    page.locator("dialog").getByRole(AriaRole.BUTTON, in(button)).click();
    page.waitForLoadState();
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  private static com.microsoft.playwright.Locator.GetByRoleOptions in(String name) {
    return new com.microsoft.playwright.Locator.GetByRoleOptions().setName(name);
  }
}
