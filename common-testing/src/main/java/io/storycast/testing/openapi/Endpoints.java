package io.storycast.testing.openapi;

import java.util.Comparator;
import java.util.List;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every endpoint that the running service maps, except the console's pages. */
public record Endpoints(List<Endpoint> all) {

  /** Pages for people, and the page that errors are shown by. */
  private static final List<String> NO_API = List.of("/admin", "/error");

  /**
   * @param path as it is mapped, for example {@code /v1/jobs/{id}}
   */
  public record Endpoint(String method, String path, HandlerMethod handler) {

    /** For example {@code GET /v1/jobs}. */
    public String name() {
      return method + " " + path;
    }
  }

  /** Those of the service whose mapping this is. */
  public static Endpoints of(RequestMappingHandlerMapping mapping) {
    return new Endpoints(
        mapping.getHandlerMethods().entrySet().stream()
            .flatMap(
                mapped ->
                    mapped.getKey().getPatternValues().stream()
                        .filter(path -> NO_API.stream().noneMatch(path::startsWith))
                        .flatMap(path -> of(mapped.getKey(), path, mapped.getValue()).stream()))
            .sorted(Comparator.comparing(Endpoint::path).thenComparing(Endpoint::method))
            .toList());
  }

  private static List<Endpoint> of(RequestMappingInfo info, String path, HandlerMethod handler) {
    return info.getMethodsCondition().getMethods().stream()
        .map(method -> new Endpoint(method.name(), path, handler))
        .toList();
  }
}
