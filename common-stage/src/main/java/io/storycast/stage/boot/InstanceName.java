package io.storycast.stage.boot;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.UUID;

/**
 * This process: the host's name and a random part, so that a restarted pod of the same name does
 * not inherit its old leases.
 */
record InstanceName(String value) {

  static InstanceName ofThisStart() {
    String random = UUID.randomUUID().toString().substring(0, 8);
    try {
      return new InstanceName(InetAddress.getLocalHost().getHostName() + "-" + random);
    } catch (UnknownHostException e) {
      return new InstanceName("unknown-host-" + random);
    }
  }
}
