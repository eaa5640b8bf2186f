package io.storycast.scheduler.jobs.postgres;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.storycast.contracts.GenerationOptions;
import tools.jackson.databind.json.JsonMapper;

/** Generation options as JSON without what is not wished. */
final class WishJson {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .changeDefaultPropertyInclusion(
              any -> any.withValueInclusion(JsonInclude.Include.NON_NULL))
          .build();

  private WishJson() {}

  static String write(GenerationOptions options) {
    return JSON.writeValueAsString(options);
  }
}
