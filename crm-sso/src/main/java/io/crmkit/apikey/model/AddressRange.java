package io.crmkit.apikey.model;

import io.crmkit.core.FromText;
import io.crmkit.sso.model.Untrusted;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * All addresses that begin with the same bits, in the notation of CIDR (RFC 4632, RFC 4291).
 *
 * @param first the first of them; the bits after the prefix are zero
 * @param prefix how many bits they share
 */
public record AddressRange(IpAddress first, int prefix) {

  /** How many bits of an IPv4 address in the form of IPv6 come before it (RFC 4291, 2.5.5.2). */
  private static final int MAPPED_BITS = IpAddress.V6 - IpAddress.V4;

  private static final Pattern PREFIX = Pattern.compile("0|[1-9][0-9]{0,2}");

  public AddressRange {
    Objects.requireNonNull(first, "first");
    if (prefix < 0 || prefix > first.bits()) {
      throw new IllegalArgumentException("prefix must be from 0 to %d but was %d".formatted(first.bits(), prefix));
    }
    if (!first.network(prefix).equals(first)) {
      throw new IllegalArgumentException("%s/%d has bits beyond its prefix; it begins at %s/%d".formatted(
          first, prefix, first.network(prefix), prefix));
    }
  }

  /**
   * Reads {@code 10.0.0.0/8}, {@code 2001:db8::/32}, or one address alone. Of an IPv4 range in the form of IPv6 ({@code
   * ::ffff:10.0.0.0/104}) the prefix counts the bits of that form.
   *
   * @throws IllegalArgumentException if it is none of these
   */
  @FromText
  public static AddressRange parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      IpAddress only = IpAddress.parse(text);
      return new AddressRange(only, only.bits());
    }
    String prefix = text.substring(slash + 1);
    if (!PREFIX.matcher(prefix).matches()) {
      throw new IllegalArgumentException("a range is like 10.0.0.0/8 but was " + Untrusted.quoted(text));
    }
    IpAddress first = IpAddress.parse(text.substring(0, slash));
    boolean isMapped = first.bits() == IpAddress.V4 && text.indexOf(':') >= 0;
    int bits = Integer.parseInt(prefix) - (isMapped ? MAPPED_BITS : 0);
    if (bits < 0) {
      throw new IllegalArgumentException("an IPv4 range in the form of IPv6 is like ::ffff:10.0.0.0/%d but was %s".formatted(
          MAPPED_BITS + Byte.SIZE, Untrusted.quoted(text)));
    }
    return new AddressRange(first, bits);
  }

  /** Whether an address is one of them; one of another version never is. */
  public boolean contains(IpAddress address) {
    return address.bits() == first.bits() && address.network(prefix).equals(first);
  }

  @Override
  public String toString() {
    return first + "/" + prefix;
  }
}
