package io.storycast.story;

import io.storycast.stage.boot.ServiceMain;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Consumes claimed scenarios and emits generated stories. */
@SpringBootApplication
public class StoryServiceApplication {

  public static void main(String[] args) {
    ServiceMain.run(StoryServiceApplication.class, args);
  }
}
