package io.storycast.storage;

import io.storycast.stage.boot.ServiceMain;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts storage-service. */
@SpringBootApplication
public class StorageServiceApplication {

  public static void main(String[] args) {
    ServiceMain.run(StorageServiceApplication.class, args);
  }
}
