package io.storycast.scheduler.console;

import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Serves the console's style, scripts and pictures from its own origin. */
@Configuration(proxyBeanMethods = false)
class Assets implements WebMvcConfigurer {

  private static final String OWN = "classpath:/console/";
  private static final String HTMX = "classpath*:/META-INF/resources/webjars/htmx.org/*/dist/";
  private static final Duration LONG = Duration.ofDays(365);

  private final PathMatchingResourcePatternResolver resources =
      new PathMatchingResourcePatternResolver();

  /** A mark of the files' content: a page names it in their addresses, so that caches may keep. */
  record Version(String mark) {}

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    registry
        .addResourceHandler("/admin/assets/**")
        .addResourceLocations(OWN)
        .addResourceLocations(htmxFolder())
        .setCacheControl(CacheControl.maxAge(LONG).cachePublic().immutable());
  }

  @Bean
  Version assetsVersion() throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Resource file : resources.getResources("classpath:/console/*.*")) {
        try (InputStream in = new DigestInputStream(file.getInputStream(), digest)) {
          in.transferTo(java.io.OutputStream.nullOutputStream());
        }
      }
      return new Version(HexFormat.of().formatHex(digest.digest(), 0, 6));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The folder of the WebJar, whose name holds the version. */
  private Resource htmxFolder() {
    try {
      List<Resource> found = List.of(resources.getResources(HTMX + "htmx.min.js"));
      return found.getFirst().createRelative("./");
    } catch (IOException e) {
      throw new IllegalStateException("htmx is missing from the class path", e);
    }
  }
}
