package io.storycast.scheduler.access.security;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Where a request comes from, as something that can be counted. */
final class ClientAddress {

  private static final int NETWORK_BYTES = 8;

  private ClientAddress() {}

  /**
   * An IPv4 address as it is; of an IPv6 address the first 64 bits, because everybody has as many
   * addresses as they like in a network of that size (RFC 6177).
   */
  static String of(@Nullable String remote) {
    if (remote == null || remote.indexOf(':') < 0) {
      return String.valueOf(remote);
    }
    try {
      InetAddress address = InetAddress.getByName(remote);
      if (address instanceof Inet6Address) {
        byte[] bytes = address.getAddress();
        Arrays.fill(bytes, NETWORK_BYTES, bytes.length, (byte) 0);
        return InetAddress.getByAddress(bytes).getHostAddress() + "/64";
      }
      return address.getHostAddress();
    } catch (UnknownHostException e) {
      return "(unknown)";
    }
  }
}
