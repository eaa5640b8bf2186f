package io.storycast.scheduler.access.security;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The form to log in; Spring Security takes what it sends. */
@Controller
class LoginPage {

  static final String PATH = "/admin/login";

  private final OidcProperties oidc;

  LoginPage(OidcProperties oidc) {
    this.oidc = oidc;
  }

  @GetMapping(PATH)
  String show(Model model) {
    if (oidc.isThere()) {
      model.addAttribute("companyLogin", OidcLogin.START + "/" + OidcLogin.COMPANY);
    }
    return "admin/login";
  }
}
