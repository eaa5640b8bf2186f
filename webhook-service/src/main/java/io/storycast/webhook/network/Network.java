package io.storycast.webhook.network;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * A range of addresses in CIDR notation, for example {@code 10.0.0.0/8} or {@code fd00::/8}.
 *
 * @param start its bytes: 4, or 16 for IPv6
 * @param bits how many leading bits its members share
 */
record Network(byte[] start, int bits) {

  /**
   * Reads CIDR notation; a single address is a network of one.
   *
   * @throws IllegalArgumentException when it is none; names would have to be looked up
   */
  static Network parse(String cidr) {
    String[] parts = cidr.strip().split("/", 2);
    try {
      byte[] start = InetAddress.ofLiteral(parts[0]).getAddress();
      int bits = parts.length == 2 ? Integer.parseInt(parts[1]) : start.length * Byte.SIZE;
      if (bits >= 0 && bits <= start.length * Byte.SIZE) {
        return new Network(start, bits);
      }
    } catch (IllegalArgumentException e) {
      // Said below.
    }
    throw new IllegalArgumentException("'%s' is not a network such as 10.0.0.0/8".formatted(cidr));
  }

  static List<Network> parseAll(List<String> cidrs) {
    return cidrs.stream().filter(cidr -> !cidr.isBlank()).map(Network::parse).toList();
  }

  boolean contains(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (bytes.length != start.length) {
      return false;
    }
    int whole = bits / Byte.SIZE;
    if (!Arrays.equals(bytes, 0, whole, start, 0, whole)) {
      return false;
    }
    int rest = bits % Byte.SIZE;
    int mask = 0xff00 >> rest;
    return rest == 0 || ((bytes[whole] ^ start[whole]) & mask & 0xff) == 0;
  }

  /** The address without its name and scope, for people. */
  static String show(InetAddress address) {
    try {
      return InetAddress.getByAddress(address.getAddress()).getHostAddress();
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an address has 4 or 16 bytes", e);
    }
  }
}
