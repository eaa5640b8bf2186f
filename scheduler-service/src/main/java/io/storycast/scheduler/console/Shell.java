package io.storycast.scheduler.console;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** Gives every page of the console what its frame shows. */
@ControllerAdvice("io.storycast.scheduler.console")
class Shell {

  private final Wording wording;
  private final Assets.Version assets;
  private final Attention attention;

  Shell(Clock clock, Assets.Version assets, Attention attention) {
    this.wording = new Wording(clock);
    this.assets = assets;
    this.attention = attention;
  }

  @ModelAttribute("fmt")
  Wording wording() {
    return wording;
  }

  @ModelAttribute("assets")
  String assets() {
    return assets.mark();
  }

  @ModelAttribute("person")
  Person person(HttpServletRequest request) {
    return Person.of(request);
  }

  @ModelAttribute("attention")
  Attention.Now attention() {
    return attention.now();
  }

  /** The page's own address with its query, for what is asked again. */
  @ModelAttribute("here")
  String here(HttpServletRequest request) {
    String query = request.getQueryString();
    return request.getRequestURI() + (query == null ? "" : "?" + query);
  }

  /** What an order that was just given came to; only codes that are known are told. */
  @ModelAttribute("done")
  @Nullable String done(@RequestParam(required = false) @Nullable String done) {
    return done == null ? null : Done.sentence(done);
  }
}
