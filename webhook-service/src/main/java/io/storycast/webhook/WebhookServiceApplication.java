package io.storycast.webhook;

import io.storycast.stage.boot.ServiceMain;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts webhook-service. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class WebhookServiceApplication {

  public static void main(String[] args) {
    ServiceMain.run(WebhookServiceApplication.class, args);
  }
}
