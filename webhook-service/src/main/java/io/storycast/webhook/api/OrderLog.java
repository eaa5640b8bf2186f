package io.storycast.webhook.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * A line for each order that was carried out. Everybody shares the token; who is behind it is what
 * the caller says in {@code X-Storycast-Actor}, which nobody checks.
 */
@Component
class OrderLog implements HandlerInterceptor, WebMvcConfigurer {

  private static final Logger LOG = LoggerFactory.getLogger(OrderLog.class);
  private static final int LONGEST = 100;

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this);
  }

  @Override
  public void afterCompletion(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable Exception exception) {
    boolean order = !HttpMethod.GET.matches(request.getMethod());
    if (order && response.getStatus() / 100 == 2) {
      LOG.atInfo()
          .addKeyValue("by", actor(request.getHeader("X-Storycast-Actor")))
          .log("{} {}", request.getMethod(), request.getRequestURI());
    }
  }

  static String actor(@Nullable String header) {
    String printable = header == null ? "" : header.replaceAll("[^ -~]", "?").strip();
    return printable.isEmpty()
        ? "(unknown)"
        : printable.substring(0, Math.min(LONGEST, printable.length()));
  }
}
