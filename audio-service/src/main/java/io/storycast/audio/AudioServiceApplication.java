package io.storycast.audio;

import io.storycast.stage.boot.ServiceMain;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the speech stage. */
@SpringBootApplication
public class AudioServiceApplication {

  public static void main(String[] args) {
    ServiceMain.run(AudioServiceApplication.class, args);
  }
}
