package io.storycast.scheduler;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** This process, told apart from every other and from the one that had its host's name before. */
@Component
public class Instance {

  private final String name = host() + "/" + UUID.randomUUID().toString().substring(0, 8);

  /** The host's name and eight random digits, for people. */
  public String name() {
    return name;
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown-host";
    }
  }
}
