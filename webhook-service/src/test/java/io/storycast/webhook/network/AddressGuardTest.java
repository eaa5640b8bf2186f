package io.storycast.webhook.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.storycast.webhook.network.AddressGuard.ForbiddenAddressException;
import io.storycast.webhook.network.AddressGuard.RefusedAddressException;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {

  private final AddressGuard guard = new AddressGuard(List.of());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.255.255.254",
        "0.0.0.0",
        "10.1.2.3",
        "100.64.0.1",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "192.0.0.8",
        "198.18.0.1",
        "198.19.255.255",
        "203.0.113.7",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::127.0.0.1",
        "::ffff:127.0.0.1",
        "::ffff:7f00:1",
        "::ffff:169.254.169.254",
        "64:ff9b::7f00:1",
        "64:ff9b:1::1",
        "100::1",
        "2001::1",
        "2001:db8::1",
        "2002:7f00:1::",
        "3fff::1",
        "fc00::1",
        "fd00:ec2::254",
        "fe80::1",
        "fec0::1",
        "ff02::1",
      })
  void forbidsWhatIsNotPublic(String address) {
    assertThatThrownBy(() -> guard.resolve(address)).isInstanceOf(ForbiddenAddressException.class);
    assertThatThrownBy(() -> guard.check(url(address))).isInstanceOf(RefusedAddressException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "8.8.8.8",
        "172.15.255.255",
        "172.32.0.1",
        "100.63.255.255",
        "100.128.0.1",
        "192.167.255.255",
        "198.17.255.255",
        "198.20.0.1",
        "223.255.255.255",
        "2606:4700:4700::1111",
        "2001:4860:4860::8888",
      })
  void allowsWhatIsPublic(String address) {
    assertThatCode(() -> guard.check(url(address))).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://2130706433/", // 127.0.0.1 as one number
        "https://0x7f.1/",
        "https://127.1/",
        "https://localhost/",
        "https://[::ffff:a9fe:a9fe]/latest/meta-data",
      })
  void isNotFooledByTheSpelling(String address) {
    assertThatThrownBy(() -> guard.check(URI.create(address)))
        .isInstanceOf(RefusedAddressException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "http://8.8.8.8/, Only https",
    "ftp://8.8.8.8/, not an https:// URL",
    "https:///nowhere, not an https:// URL",
    "https://user:password@8.8.8.8/, no user",
    "https://8.8.8.8/#part, no fragment",
    "https://no-such-host.invalid/, no host named no-such-host.invalid",
  })
  void refusesOtherAddressesAndSaysWhy(String address, String why) {
    assertThatThrownBy(() -> guard.check(URI.create(address)))
        .isInstanceOf(RefusedAddressException.class)
        .hasMessageContaining(why)
        .message()
        .doesNotContain("password");
  }

  @Test
  void allowsTheNetworksItIsTold() throws Exception {
    AddressGuard local = new AddressGuard(List.of("127.0.0.0/8", "::1", " 10.1.0.0/16 ", ""));

    assertThat(local.resolve("127.0.0.1")).containsExactly(InetAddress.ofLiteral("127.0.0.1"));
    assertThatCode(() -> local.check(URI.create("http://127.0.0.1:8099/hook")))
        .doesNotThrowAnyException();
    assertThatCode(() -> local.check(URI.create("http://10.1.255.1/"))).doesNotThrowAnyException();
    assertThatThrownBy(() -> local.resolve("10.2.0.1"))
        .isInstanceOf(ForbiddenAddressException.class)
        .hasMessage("10.2.0.1 is not a public address.");
    assertThatThrownBy(() -> local.check(URI.create("http://8.8.8.8/")))
        .isInstanceOf(RefusedAddressException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.0/33", "10.0.0.0/-1", "fd00::/129", "example.org", "10.0.0.0/x"})
  void refusesWhatIsNoNetwork(String cidr) {
    assertThatThrownBy(() -> new AddressGuard(List.of(cidr)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(cidr);
  }

  private static URI url(String address) {
    return URI.create(
        address.contains(":") ? "https://[%s]/".formatted(address) : "https://" + address + "/");
  }
}
