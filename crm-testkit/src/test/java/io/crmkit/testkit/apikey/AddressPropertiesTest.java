package io.crmkit.testkit.apikey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.common.net.InetAddresses;
import io.crmkit.apikey.model.AddressRange;
import io.crmkit.apikey.model.IpAddress;
import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Addresses and ranges beside Guava's reader of addresses and whole numbers. */
class AddressPropertiesTest {

  @Provide
  Arbitrary<byte[]> addresses() {
    Arbitrary<Byte> mostlyZero = Arbitraries.frequencyOf(
        Tuple.of(3, Arbitraries.just((byte) 0)), Tuple.of(1, Arbitraries.bytes()));
    return Arbitraries.oneOf(mostlyZero.array(byte[].class).ofSize(4), mostlyZero.array(byte[].class).ofSize(16));
  }

  @Provide
  Arbitrary<String> almostAddresses() {
    return Arbitraries.strings().withChars("0123456789abcfF:.%/gx ").ofMaxLength(24);
  }

  @Property
  void readsEveryAddressAsGuavaDoes(@ForAll("addresses") byte[] bytes) throws UnknownHostException {
    InetAddress address = InetAddress.getByAddress(bytes);
    IpAddress read = IpAddress.parse(InetAddresses.toAddrString(address));

    assertThat(read.bits()).isEqualTo(address instanceof Inet4Address ? 32 : 128);
    assertThat(IpAddress.parse(address.getHostAddress())).isEqualTo(read);
    assertThat(IpAddress.parse(read.toString())).isEqualTo(read);
    assertThat(InetAddresses.forString(read.toString())).isEqualTo(address);
  }

  @Property
  void refusesWhatGuavaRefuses(@ForAll("almostAddresses") String text) {
    if (!InetAddresses.isInetAddress(text)) {
      assertThatIllegalArgumentException().isThrownBy(() -> IpAddress.parse(text));
    } else if (!text.contains("%")) {
      assertThat(IpAddress.parse(text)).isNotNull();
    }
  }

  @Property
  void containsWhatSharesThePrefix(
      @ForAll @Size(16) byte[] one, @ForAll @Size(16) byte[] other, @ForAll @IntRange(max = 128) int prefix,
      @ForAll @IntRange(max = 128) int common) throws UnknownHostException {
    one[0] = 0x20;
    BigInteger mask = BigInteger.ONE.shiftLeft(128).subtract(BigInteger.ONE);
    BigInteger left = new BigInteger(1, one);
    BigInteger head = left.shiftRight(128 - common).shiftLeft(128 - common);
    BigInteger right = head.or(new BigInteger(1, other).and(mask.shiftRight(common)));
    if (right.shiftRight(120).intValue() == 0) {
      return;
    }
    BigInteger network = left.shiftRight(128 - prefix).shiftLeft(128 - prefix);
    AddressRange range = AddressRange.parse(text(network) + "/" + prefix);

    assertThat(range.contains(IpAddress.parse(text(right))))
        .isEqualTo(right.shiftRight(128 - prefix).equals(left.shiftRight(128 - prefix)));
    assertThat(AddressRange.parse(range.toString())).isEqualTo(range);
  }

  private static String text(BigInteger value) throws UnknownHostException {
    byte[] bytes = value.toByteArray();
    byte[] sixteen = new byte[16];
    int from = Math.max(0, bytes.length - 16);
    System.arraycopy(bytes, from, sixteen, 16 - (bytes.length - from), bytes.length - from);
    return InetAddresses.toAddrString(InetAddress.getByAddress(Arrays.copyOf(sixteen, 16)));
  }

  @Example
  void takesAMappedAddressForTheOneThatItIs() {
    assertThat(IpAddress.parse("::ffff:192.0.2.1")).isEqualTo(IpAddress.parse("192.0.2.1"));
    assertThat(IpAddress.parse("::FFFF:c000:201")).isEqualTo(IpAddress.parse("192.0.2.1"));
    assertThat(AddressRange.parse("10.0.0.0/8").contains(IpAddress.parse("::ffff:10.1.2.3"))).isTrue();
    assertThat(AddressRange.parse("0.0.0.0/0").contains(IpAddress.parse("2001:db8::1"))).isFalse();
    assertThat(AddressRange.parse("::/0").contains(IpAddress.parse("192.0.2.1"))).isFalse();
  }

  @Example
  void countsThePrefixOfAMappedRangeInTheBitsOfItsForm() {
    assertThat(AddressRange.parse("::ffff:10.1.2.0/120")).isEqualTo(AddressRange.parse("10.1.2.0/24"));
    assertThat(AddressRange.parse("::ffff:a01:203/128")).isEqualTo(AddressRange.parse("10.1.2.3"));
    assertThat(AddressRange.parse("::ffff:0:0/96")).isEqualTo(AddressRange.parse("0.0.0.0/0"));
    for (String text : new String[] {"::ffff:10.0.0.0/8", "::ffff:10.1.2.0/24", "::ffff:0:0/95", "::ffff:10.1.2.0/118"}) {
      assertThatIllegalArgumentException().as(text).isThrownBy(() -> AddressRange.parse(text));
    }
  }

  @Example
  void refusesNamesAndWhatOthersReadInTwoWays() {
    for (String text : new String[] {
      "localhost", "example.com", "127.1", "0x7f.0.0.1", "010.0.0.1", "1.2.3.4.5", "256.0.0.1", "1.2.3.-4", "", ":", ":::",
      "1::2::3", "fe80::1%eth0", "[::1]", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "::1.2.3", "1.2.3.4::", "12345::", "١.2.3.4"
    }) {
      assertThatIllegalArgumentException().as(text).isThrownBy(() -> IpAddress.parse(text));
    }
    assertThatIllegalArgumentException().isThrownBy(() -> AddressRange.parse("10.0.0.1/8"))
        .withMessage("10.0.0.1/8 has bits beyond its prefix; it begins at 10.0.0.0/8");
    for (String text : new String[] {"10.0.0.0/33", "10.0.0.0/08", "10.0.0.0/", "10.0.0.0/-1", "::/129", "/8", "10.0.0.0/8/8"}) {
      assertThatIllegalArgumentException().as(text).isThrownBy(() -> AddressRange.parse(text));
    }
  }
}
