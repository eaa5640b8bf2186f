package io.storycast.scheduler;

import io.storycast.stage.boot.ServiceMain;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;

/** The scheduler as a process. Nobody logs in by name here, so Spring invents no user. */
@SpringBootApplication(exclude = UserDetailsServiceAutoConfiguration.class)
@ConfigurationPropertiesScan
public class SchedulerApplication {

  public static void main(String[] args) {
    ServiceMain.run(SchedulerApplication.class, args);
  }
}
