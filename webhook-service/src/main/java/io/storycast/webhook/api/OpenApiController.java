package io.storycast.webhook.api;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** docs/openapi-webhooks.json, which the build holds against the code. */
@RestController
class OpenApiController {

  private final Resource document = new ClassPathResource("openapi-webhooks.json");

  @GetMapping(path = "/v1/webhooks/openapi", produces = MediaType.APPLICATION_JSON_VALUE)
  Resource document() {
    return document;
  }
}
