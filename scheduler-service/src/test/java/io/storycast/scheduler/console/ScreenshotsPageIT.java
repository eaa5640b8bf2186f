package io.storycast.scheduler.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.storycast.scheduler.fixtures.ConsoleService;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Pictures of the main screens for the documents, and a look at what they must show. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScreenshotsPageIT {

  private static final Path FOLDER = Path.of("target/screenshots");

  private final ConsoleService console = ConsoleService.fresh("DAILY_MAX_GENERATIONS=200");

  ScreenshotsPageIT() {
    Pictures.fill(console);
  }

  @AfterAll
  void stop() {
    console.service().close();
  }

  @Test
  void drawsTheMainScreens() {
    for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
      try (BrowserContext context =
          console.logIn(
              console.context(
                  new NewContextOptions().setViewportSize(1280, 860).setColorScheme(scheme)),
              ConsoleService.OPERATOR)) {
        Page page = context.newPage();
        Pictures.SCREENS.forEach(
            (name, path) -> {
              assertThat(page.navigate(path).status()).as(path).isEqualTo(200);
              shoot(page, name + "-" + scheme.name().toLowerCase(Locale.ROOT));
            });
      }
    }
    try (BrowserContext context =
        console.logIn(
            console.context(
                new NewContextOptions().setViewportSize(390, 844).setDeviceScaleFactor(2)),
            ConsoleService.OPERATOR)) {
      Page page = context.newPage();
      Pictures.SCREENS.forEach(
          (name, path) -> {
            page.navigate(path);
            shoot(page, name + "-phone");
            assertThat(page.evaluate("document.documentElement.scrollWidth"))
                .as(name)
                .isEqualTo(390);
          });
    }
  }

  private static void shoot(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setFullPage(true).setPath(FOLDER.resolve(name + ".png")));
  }
}
