package io.storycast.scheduler.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.storycast.contracts.ReasonCode;
import io.storycast.scheduler.audit.AuditLog;
import io.storycast.scheduler.fixtures.ConsoleData;
import io.storycast.scheduler.fixtures.ConsoleService;
import io.storycast.scheduler.jobs.Jobs;
import io.storycast.scheduler.jobtable.JobStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Jobs: why a story is not ready, and what an operator does about it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JobPageIT {

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
  void saysWhyAStoryWaits() {
    String id = data.job("waits", "running", "audio", "A Story That Waits", null);
    data.refused("audio", "speech", Instant.now().minus(48, ChronoUnit.MINUTES));
    Page page = ann.newPage();
    page.navigate("/admin/jobs/" + id);

    assertThat(page.locator(".verdict")).containsText("Waits: the audio stage is paused since");
    assertThat(page.locator(".verdict"))
        .containsText("because the provider refuses the key (401).");
    assertThat(page.locator(".verdict")).containsText("Correct SILICONFLOW_API_KEY");
    assertThat(page.locator(".figures dd").nth(0)).hasText("succeeded");
    assertThat(page.locator(".figures dd").nth(1)).hasText("waits");
  }

  @Test
  void findsAStoryFromAnyPage() {
    data.job("a-needle-in-the-hay", "running", "story", null, null);
    Page page = ann.newPage();
    page.navigate("/admin/settings");
    page.getByLabel("Find a story").fill("needle");
    page.keyboard().press("Enter");

    assertThat(page.locator("h1")).hasText("a-needle-in-the-hay");
    assertThat(page.locator("#verdict")).isVisible();
  }

  @Test
  void saysWhyAStoryFailedAndRetriesIt() {
    String id = data.job("failed", "failed", "story", null, ReasonCode.STORY_REFUSED);
    data.event(id, "claimed", 1, null, 3, null, null);
    data.event(id, "dead-lettered", 1, "story", 2, ReasonCode.STORY_REFUSED.meaning(), null);
    Page page = ann.newPage();
    page.navigate("/admin/jobs/" + id);

    assertThat(page.locator(".verdict")).containsText("Failed after 1 attempt in the story stage");
    assertThat(page.locator(".verdict")).containsText(ReasonCode.STORY_REFUSED.remedy());
    assertThat(page.locator(".timeline")).containsText("The story stage gave up");
    page.getByText("Retry…").click();
    page.getByLabel("Reason").fill("seed text is rephrased");
    page.getByRole(AriaRole.BUTTON, named("Retry")).click();

    assertThat(page.getByRole(AriaRole.STATUS)).containsText("queued for another round");
    assertThat(status(id)).isEqualTo(JobStatus.QUEUED);
    assertThat(console.service().bean(AuditLog.class).find("job/" + id, null, 1))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.order().by()).isEqualTo(ConsoleService.OPERATOR);
              assertThat(entry.order().note()).isEqualTo("seed text is rephrased");
            });
  }

  @Test
  void showsPromptModelsAndQuality() {
    String id = data.job("measured", "succeeded", "storage", "Measured", null);
    data.event(id, "story-generated", 1, "story", 4, null, "{\"model\":\"a-writer\"}");
    data.event(
        id,
        "audio-uploaded",
        1,
        "audio",
        3,
        null,
        """
        {"model":"a-speaker","voice":"alex","quality":{"loudnessLufs":-19.2,"speechRate":140,
         "voicedShare":0.71,"checksPassed":12}}
        """);
    console
        .sql()
        .sql(
            """
            insert into claimed_facts (job_id, revision, fact) values (cast(? as uuid), 1,
              '{"jobId":"j","scenarioId":"s-measured","revision":1,"slug":"measured","title":"A bus",
                "seedText":"You miss <b>the bus</b>.","language":"en",
                "options":{"level":"B1","targetWords":300},"occurredAt":"2026-01-15T08:00:00Z"}')
            """)
        .params(id)
        .update();
    Page page = ann.newPage();
    page.navigate("/admin/jobs/" + id);

    page.getByText("A bus").click();
    assertThat(page.locator("#seed")).hasText("You miss <b>the bus</b>.");
    var recipe = page.getByRole(AriaRole.REGION, region("Prompt and models"));
    assertThat(recipe).containsText("frozen when revision 1 was first claimed");
    assertThat(recipe).containsText("a-writer");
    assertThat(recipe).containsText("a-speaker");
    assertThat(recipe).containsText("level B1");
    var quality = page.getByRole(AriaRole.REGION, region("Quality of the narration"));
    assertThat(quality.locator("tbody tr")).hasCount(4);
    assertThat(quality).containsText("-19.2 LUFS");
    assertThat(quality).containsText("71 %");
  }

  @Test
  void cancelsAJobAndTellsTheSlowerOperator() {
    String id = data.job("contested", "queued", null, null, null);
    try (BrowserContext bob = console.as(ConsoleService.OTHER_OPERATOR)) {
      Page first = ann.newPage();
      Page second = bob.newPage();
      for (Page page : new Page[] {first, second}) {
        page.navigate("/admin/jobs/" + id + "/cancel");
        page.getByLabel("Reason").fill("not wanted");
      }
      first.locator("#confirm button").click();
      assertThat(first.locator(".verdict")).containsText("Cancelled by a person: not wanted");

      second.locator("#confirm button").click();
      assertThat(second.locator("main")).containsText("Somebody was faster");
      assertThat(second.locator("main")).containsText("The job is cancelled now");
    }
  }

  @Test
  void makesANewRevisionOfTheNarrationAlone() {
    String id = data.job("again", "succeeded", "storage", "Once Again", null);
    Page page = ann.newPage();
    page.navigate("/admin/jobs/" + id);
    page.getByText("Regenerate…").click();
    page.getByLabel("Only the narration").check();
    page.getByText("Wishes").click();
    page.getByLabel("Voice").fill("bella");
    page.getByRole(AriaRole.BUTTON, named("Regenerate")).click();

    assertThat(page.getByRole(AriaRole.STATUS)).containsText("A new revision is queued");
    assertThat(console.service().bean(AuditLog.class).find("job/" + id, null, 1))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.order().action()).isEqualTo("job.regenerate-audio");
              assertThat(entry.order().details()).containsEntry("voice", "bella");
            });
  }

  @Test
  void ordersAboutManyJobsAfterSayingHowMany() {
    for (int i = 0; i < 3; i++) {
      data.job("bulk-" + i, "failed", "story", null, ReasonCode.ABANDONED);
    }
    String done = data.job("bulk-done", "succeeded", "storage", "Bulk", null);
    Page page = ann.newPage();
    page.navigate("/admin/jobs?errorCode=abandoned");
    page.getByLabel("Select bulk-1").check();
    assertThat(page.locator("[data-chosen]")).hasText("1 selected");
    page.getByRole(AriaRole.BUTTON, named("Retry…")).click();
    assertThat(page.locator(".will")).containsText("1 job");

    page.navigate("/admin/jobs/bulk?action=retry&errorCode=abandoned");
    assertThat(page.locator(".will")).containsText("3 jobs are queued for another round");
    page.getByRole(AriaRole.BUTTON, named("Retry 3 jobs")).click();
    assertThat(page.getByRole(AriaRole.STATUS)).containsText("The jobs are changed");
    assertThat(status(done)).isEqualTo(JobStatus.SUCCEEDED);
    assertThat(console.service().bean(AuditLog.class).find("jobs", null, 1))
        .singleElement()
        .satisfies(entry -> assertThat(entry.order().by()).isEqualTo(ConsoleService.OPERATOR));
  }

  @Test
  void keepsTheFiltersInTheAddress() {
    data.job("filter-me", "cancelled", null, null, null);
    Page page = ann.newPage();
    page.navigate("/admin/jobs");
    page.getByLabel("Slug, title or error contains").fill("filter-me");
    page.getByRole(AriaRole.BUTTON, named("Filter")).click();
    page.waitForURL("**q=filter-me**");

    page.getByLabel("Status", new Page.GetByLabelOptions().setExact(true))
        .selectOption("cancelled");
    page.waitForURL("**status=cancelled**");
    assertThat(page.locator("tbody tr")).hasCount(1);
    page.reload();
    assertThat(page.locator("tbody tr")).containsText("filter-me");
    page.getByText("Clear").click();
    page.waitForURL("**/admin/jobs");
  }

  @Test
  void listsAHundredThousandJobs() {
    console
        .sql()
        .sql(
            """
            insert into story_generation_jobs (scenario_id, slug, status, story_title, created_at)
            select 'many-' || n, 'many-' || n, 'succeeded', 'Many ' || n,
                   now() - interval '2 days' - make_interval(secs => n)
              from generate_series(1, 100000) n
            """)
        .update();
    Page page = ann.newPage();
    page.navigate("/admin/jobs?status=succeeded");
    assertThat(page.locator("tbody tr")).hasCount(20);
    page.navigate("/admin/jobs?status=succeeded&page=400");
    assertThat(page.locator("tbody tr")).hasCount(20);
    page.getByText("Next").click();
    assertThat(page.locator(".pager").last()).containsText("Page 401 of");

    page.navigate("/admin/jobs?q=many-77777");
    assertThat(page.locator("tbody tr")).hasCount(1);
    page.navigate("/admin");
    assertThat(page.locator(".figures")).containsText("100,0");
  }

  private JobStatus status(String id) {
    return console.service().bean(Jobs.class).find(id).orElseThrow().status();
  }

  private static Page.GetByRoleOptions region(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }
}
