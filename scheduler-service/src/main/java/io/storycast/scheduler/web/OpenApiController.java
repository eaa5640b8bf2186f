package io.storycast.scheduler.web;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The API's description of itself: docs/openapi.json, which the build holds against the code. */
@RestController
class OpenApiController {

  private final Resource document = new ClassPathResource("openapi.json");

  @GetMapping(path = "/v1/openapi", produces = MediaType.APPLICATION_JSON_VALUE)
  Resource document() {
    return document;
  }
}
