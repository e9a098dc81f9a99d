package io.crmkit.sso.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressRangeTest {

  @ParameterizedTest
  @CsvSource({
    "8.8.8.8, PUBLIC", "2a00:1450:4001:830::200e, PUBLIC", "64:ff9b::808:808, PUBLIC", "172.15.255.255, PUBLIC",
    "172.32.0.0, PUBLIC", "100.63.255.255, PUBLIC", "100.128.0.0, PUBLIC", "223.255.255.255, PUBLIC",
    "10.0.0.1, PRIVATE", "172.16.0.1, PRIVATE", "172.31.255.255, PRIVATE", "192.168.1.1, PRIVATE",
    "100.64.0.1, PRIVATE", "fd00::1, PRIVATE", "::ffff:10.0.0.1, PRIVATE",
    "127.0.0.1, LOOPBACK", "127.255.255.254, LOOPBACK", "::1, LOOPBACK", "::ffff:127.0.0.1, LOOPBACK",
    "169.254.169.254, RESERVED", "fe80::1, RESERVED", "fd00:ec2::254, PRIVATE", "0.0.0.0, RESERVED", "::, RESERVED",
    "224.0.0.1, RESERVED", "255.255.255.255, RESERVED", "198.18.0.1, RESERVED", "192.0.2.1, RESERVED",
    "64:ff9b::a00:1, RESERVED", "64:ff9b:1::1, RESERVED", "2002:7f00:1::, RESERVED", "2001::1, RESERVED",
    "2001:db8::1, RESERVED", "::10.0.0.1, RESERVED", "ff02::1, RESERVED"
  })
  void tellsPublicAddressesFromAllOthers(String address, AddressRange range) throws UnknownHostException {
    assertThat(AddressRange.of(InetAddress.getByName(address))).isEqualTo(range);
  }
}
