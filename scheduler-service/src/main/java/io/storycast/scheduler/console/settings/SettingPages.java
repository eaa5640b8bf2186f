package io.storycast.scheduler.console.settings;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The effective configuration, to look at: it is changed by environment variables only. */
@Controller
class SettingPages {

  private final EffectiveSettings settings;

  SettingPages(EffectiveSettings settings) {
    this.settings = settings;
  }

  @GetMapping("/admin/settings")
  String list(Model model) {
    model.addAttribute("parts", settings.byPart());
    return "console/settings";
  }
}
