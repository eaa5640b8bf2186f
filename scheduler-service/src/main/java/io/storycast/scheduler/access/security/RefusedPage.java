package io.storycast.scheduler.access.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Tells a person why the console shows nothing else. */
@Controller
class RefusedPage {

  static final String PATH = "/admin/refused";

  /** Any page that no other mapping has; the assets are no pages. */
  private static final String NOWHERE = "/admin/{page:(?!assets$).*}/**";

  private static final String WHY = Why.class.getName();

  /** Why a request was refused. */
  enum Why {
    /** The form's token is not the session's. */
    FORM_TOO_OLD(
        HttpStatus.FORBIDDEN,
        "This form is too old",
        "It was opened before you signed in anew, or in another browser. Nothing was changed.",
        "Open the page again, and give the order once more."),
    /** The person may look, and give no orders. */
    NOT_AN_OPERATOR(
        HttpStatus.FORBIDDEN,
        "Only operators may do this",
        "You may look at everything, but give no orders. Nothing was changed.",
        "Ask an operator, or sign in as one."),
    NO_SUCH_PAGE(
        HttpStatus.NOT_FOUND,
        "There is no such page",
        "Nothing has this address in the console.",
        "Begin at the overview; every page is reached from there.");

    private final HttpStatus status;
    private final String title;
    private final String message;
    private final String advice;

    Why(HttpStatus status, String title, String message, String advice) {
      this.status = status;
      this.title = title;
      this.message = message;
      this.advice = advice;
    }
  }

  /** Answers with the page where a browser asks, and with a status alone where a program does. */
  static void answer(HttpServletRequest request, HttpServletResponse response, Why why)
      throws IOException, ServletException {
    String accept = Objects.requireNonNullElse(request.getHeader(HttpHeaders.ACCEPT), "");
    if (accept.contains("text/html") || request.getHeader("HX-Request") != null) {
      request.setAttribute(WHY, why);
      request.getRequestDispatcher(PATH).forward(request, response);
    } else {
      response.sendError(why.status.value());
    }
  }

  @RequestMapping(PATH)
  ModelAndView refused(HttpServletRequest request) {
    return page(request.getAttribute(WHY) instanceof Why why ? why : Why.NO_SUCH_PAGE);
  }

  @RequestMapping(NOWHERE)
  ModelAndView nowhere() {
    return page(Why.NO_SUCH_PAGE);
  }

  private static ModelAndView page(Why why) {
    return new ModelAndView(
        "admin/refused",
        Map.of("title", why.title, "message", why.message, "advice", why.advice),
        why.status);
  }
}
