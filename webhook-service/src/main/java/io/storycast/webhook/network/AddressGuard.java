package io.storycast.webhook.network;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Keeps deliveries out of private networks. Whoever registers an endpoint chooses where this
 * service connects to, and could otherwise reach what only this service can reach: a database, a
 * cloud's metadata address, this machine (server-side request forgery).
 */
public final class AddressGuard {

  /**
   * What is not globally reachable.
   *
   * @see <a href="https://www.iana.org/assignments/iana-ipv4-special-registry">IPv4 registry</a>
   */
  private static final List<Network> SPECIAL_IPV4 =
      networks(
          "0.0.0.0/8", // this network
          "10.0.0.0/8", // private
          "100.64.0.0/10", // shared by carriers
          "127.0.0.0/8", // loopback
          "169.254.0.0/16", // link-local, and the metadata service of the clouds
          "172.16.0.0/12", // private
          "192.0.0.0/24", // protocol assignments
          "192.0.2.0/24", // documentation
          "192.88.99.0/24", // 6to4 relays
          "192.168.0.0/16", // private
          "198.18.0.0/15", // benchmarks
          "198.51.100.0/24", // documentation
          "203.0.113.0/24", // documentation
          "224.0.0.0/4", // multicast
          "240.0.0.0/4"); // reserved, and broadcast

  /**
   * Everything but this is local, reserved, or stands for an IPv4 address.
   *
   * @see <a href="https://www.iana.org/assignments/iana-ipv6-special-registry">IPv6 registry</a>
   */
  private static final Network GLOBAL_IPV6 = Network.parse("2000::/3");

  private static final List<Network> SPECIAL_IPV6 =
      networks(
          "2001::/23", // protocol assignments; Teredo stands for an IPv4 address
          "2001:db8::/32", // documentation
          "2002::/16", // 6to4: stands for an IPv4 address
          "3fff::/20"); // documentation

  private final List<Network> allowed;

  /**
   * @param allowed networks that deliveries may go to although they are special, in CIDR notation
   */
  public AddressGuard(List<String> allowed) {
    this.allowed = Network.parseAll(allowed);
  }

  /**
   * The addresses of the host, if deliveries may go to every one of them.
   *
   * @throws ForbiddenAddressException when they may not go to one of them
   * @throws UnknownHostException when there is no such host
   */
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] addresses = InetAddress.getAllByName(bare(host));
    for (InetAddress address : addresses) {
      if (!isAllowed(address) && !isPublic(address)) {
        throw new ForbiddenAddressException(
            "%s is not a public address.".formatted(Network.show(address)));
      }
    }
    return addresses;
  }

  /**
   * Checks an address that somebody wants deliveries to go to.
   *
   * @throws RefusedAddressException saying why they may not
   */
  public void check(URI address) {
    String scheme = address.getScheme() == null ? "" : address.getScheme();
    if (address.getHost() == null || !List.of("https", "http").contains(scheme)) {
      throw new RefusedAddressException("The address is not an https:// URL with a host.");
    }
    if (address.getRawUserInfo() != null || address.getRawFragment() != null) {
      throw new RefusedAddressException("The address must hold no user and no fragment.");
    }
    try {
      InetAddress[] found = resolve(address.getHost());
      if (scheme.equals("http") && !Arrays.stream(found).allMatch(this::isAllowed)) {
        throw new RefusedAddressException(
            "Only https:// is allowed: over http:// anybody on the way could read along.");
      }
    } catch (ForbiddenAddressException e) {
      throw new RefusedAddressException(
          "Deliveries may not go to %s: %s".formatted(address.getHost(), e.getMessage()));
    } catch (UnknownHostException e) {
      throw new RefusedAddressException("There is no host named %s.".formatted(address.getHost()));
    }
  }

  private boolean isAllowed(InetAddress address) {
    return allowed.stream().anyMatch(network -> network.contains(address));
  }

  /** An IPv4 address written as IPv6 ({@code ::ffff:127.0.0.1}) is an {@code Inet4Address}. */
  private static boolean isPublic(InetAddress address) {
    return switch (address) {
      case Inet4Address four -> SPECIAL_IPV4.stream().noneMatch(special -> special.contains(four));
      case Inet6Address six ->
          GLOBAL_IPV6.contains(six)
              && SPECIAL_IPV6.stream().noneMatch(special -> special.contains(six));
      default -> false;
    };
  }

  /** URIs write IPv6 addresses in brackets. */
  private static String bare(String host) {
    return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
  }

  private static List<Network> networks(String... cidrs) {
    return Stream.of(cidrs).map(Network::parse).toList();
  }

  /** A name leads to an address that deliveries may not go to. */
  public static final class ForbiddenAddressException extends UnknownHostException {

    private static final long serialVersionUID = 1L;

    ForbiddenAddressException(String message) {
      super(message);
    }
  }

  /** Deliveries may not go to an address; the message says why, for people. */
  public static final class RefusedAddressException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RefusedAddressException(String message) {
      super(message);
    }
  }
}
