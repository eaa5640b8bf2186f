package io.storycast.scheduler.access.security;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The form to log in; Spring Security takes what it sends. */
@Controller
class LoginPage {

  static final String PATH = "/admin/login";

  @GetMapping(PATH)
  String show() {
    return "admin/login";
  }
}
