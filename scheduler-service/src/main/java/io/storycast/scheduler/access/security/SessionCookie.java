package io.storycast.scheduler.access.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.stereotype.Component;

/**
 * The cookie that holds a session's id: no script can read it, and no other site's form sends it.
 * Over TLS it has the prefix {@code __Host-}, by which browsers make sure that no other host has
 * set it; over plain HTTP they would refuse that name.
 */
@Component
class SessionCookie implements CookieSerializer {

  static final String NAME = "storycast-session";

  private final CookieSerializer plain = cookie(NAME, false);
  private final CookieSerializer secure = cookie("__Host-" + NAME, true);

  @Override
  public void writeCookieValue(CookieValue value) {
    of(value.getRequest()).writeCookieValue(value);
  }

  @Override
  public List<String> readCookieValues(HttpServletRequest request) {
    return of(request).readCookieValues(request);
  }

  private CookieSerializer of(HttpServletRequest request) {
    return request.isSecure() ? secure : plain;
  }

  private static CookieSerializer cookie(String name, boolean secure) {
    DefaultCookieSerializer cookie = new DefaultCookieSerializer();
    cookie.setCookieName(name);
    cookie.setCookiePath("/");
    cookie.setUseSecureCookie(secure);
    cookie.setUseHttpOnlyCookie(true);
    // Not Strict: a link in a message should open the console for whoever is logged in.
    cookie.setSameSite("Lax");
    return cookie;
  }
}
