package io.storycast.scheduler.console;

import com.microsoft.playwright.*;
import io.storycast.scheduler.fixtures.*;
import java.nio.file.Path;
import org.junit.jupiter.api.*;

class FirstLookPageIT {
  @Test
  void looks() {
    Site site = Site.empty();
    site.addScenarios(30);
    RunningService service = RunningService.start(site.database(), "spring.profiles.active=open-console");
    service.trigger("?limit=3");
    BrowserContext context =
        io.storycast.scheduler.fixtures.Browser.context(
            new com.microsoft.playwright.Browser.NewContextOptions()
                .setBaseURL("http://127.0.0.1:" + service.port())
                .setHttpCredentials("ann", "x")
                .setViewportSize(1280, 800));
    com.microsoft.playwright.Page page = context.newPage();
    page.onConsoleMessage(m -> System.out.println("CONSOLE " + m.type() + " " + m.text()));
    for (String path : new String[] {"", "/stages", "/stages/audio", "/stages/audio/pause", "/dead-letters", "/dead-letters/list", "/replays", "/runs", "/runs/start?limit=3", "/settings", "/audit", "/stages/nope"}) {
      com.microsoft.playwright.Response r = page.navigate("/admin" + path);
      System.out.println("PAGE " + path + " " + r.status());
      page.screenshot(new com.microsoft.playwright.Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target/look/x" + path.replaceAll("[^a-z]+", "-") + ".png")));
    }
    page.navigate("/admin/stages");
    page.click("text=Pause audio");
    page.waitForSelector("dialog[open]");
    page.screenshot(new com.microsoft.playwright.Page.ScreenshotOptions().setPath(Path.of("target/look/dialog.png")));
    page.fill("#reason", "new voice");
    page.click("dialog button.primary");
    page.waitForURL("**done=stage-pause");
    page.screenshot(new com.microsoft.playwright.Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target/look/paused.png")));
    service.close();
  }
}
