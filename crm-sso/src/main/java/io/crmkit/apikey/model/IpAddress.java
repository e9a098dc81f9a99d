package io.crmkit.apikey.model;

import io.crmkit.sso.model.Untrusted;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * An IP address of either version, read from its digits alone: nothing here asks for a name. An IPv4 address that was
 * written as an IPv6 one ({@code ::ffff:192.0.2.1}, RFC 4291, 2.5.5.2) is the IPv4 address.
 *
 * @param bits 32 or 128
 * @param high the first 64 bits of an IPv6 address; zero for IPv4
 * @param low the last 64 bits, or the 32 of IPv4
 */
public record IpAddress(int bits, long high, long low) {

  static final int V4 = 32;
  static final int V6 = 128;

  private static final int GROUPS = 8;
  private static final int GROUP_BITS = 16;
  private static final long MAPPED = 0xFFFFL;
  private static final Pattern HEX = Pattern.compile("[0-9A-Fa-f]{1,4}");
  private static final Pattern OCTET = Pattern.compile("0|[1-9][0-9]{0,2}");

  public IpAddress {
    if (bits != V6 && (bits != V4 || high != 0 || low >>> V4 != 0)) {
      throw new IllegalArgumentException("an address has 32 or 128 bits but this one has " + bits);
    }
  }

  /**
   * Reads {@code 192.0.2.1} or {@code 2001:db8::1}. Octets with leading zeros are refused, since some read them as
   * octal; so are zone ids.
   *
   * @throws IllegalArgumentException if it is neither
   */
  public static IpAddress parse(String text) {
    try {
      return text.indexOf(':') < 0 ? new IpAddress(V4, 0, v4(text)) : v6(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("an address is like 192.0.2.1 or 2001:db8::1 but was " + Untrusted.quoted(text), e);
    }
  }

  private static long v4(String text) {
    String[] octets = text.split("\\.", -1);
    require(octets.length == 4);
    long value = 0;
    for (String octet : octets) {
      require(OCTET.matcher(octet).matches() && Integer.parseInt(octet) < 256);
      value = value << 8 | Integer.parseInt(octet);
    }
    return value;
  }

  private static IpAddress v6(String text) {
    int gap = text.indexOf("::");
    List<Integer> groups = groups(gap < 0 ? text : text.substring(0, gap), gap < 0 ? Tail.ALLOWED : Tail.REFUSED);
    if (gap >= 0) {
      List<Integer> after = groups(text.substring(gap + 2), Tail.ALLOWED);
      require(groups.size() + after.size() < GROUPS);
      while (groups.size() + after.size() < GROUPS) {
        groups.add(0);
      }
      groups.addAll(after);
    }
    require(groups.size() == GROUPS);
    long high = join(groups.subList(0, GROUPS / 2));
    long low = join(groups.subList(GROUPS / 2, GROUPS));
    return high == 0 && low >>> V4 == MAPPED ? new IpAddress(V4, 0, low & 0xFFFF_FFFFL) : new IpAddress(V6, high, low);
  }

  /** Whether the last group may be written as an IPv4 address. */
  private enum Tail { ALLOWED, REFUSED }

  private static List<Integer> groups(String text, Tail tail) {
    List<Integer> groups = new ArrayList<>();
    if (text.isEmpty()) {
      return groups;
    }
    String[] parts = text.split(":", -1);
    require(parts.length <= GROUPS);
    for (int at = 0; at < parts.length; at++) {
      if (at == parts.length - 1 && tail == Tail.ALLOWED && parts[at].indexOf('.') >= 0) {
        long value = v4(parts[at]);
        groups.add((int) (value >>> GROUP_BITS));
        groups.add((int) (value & 0xFFFF));
      } else {
        require(HEX.matcher(parts[at]).matches());
        groups.add(Integer.parseInt(parts[at], 16));
      }
    }
    return groups;
  }

  private static long join(List<Integer> groups) {
    long value = 0;
    for (int group : groups) {
      value = value << GROUP_BITS | group;
    }
    return value;
  }

  private static void require(boolean condition) {
    if (!condition) {
      throw new IllegalArgumentException("not an address");
    }
  }

  /** Returns the address with nothing but its first {@code prefix} bits. */
  IpAddress network(int prefix) {
    if (bits == V4) {
      return new IpAddress(V4, 0, prefix == 0 ? 0 : low & (0xFFFF_FFFFL << (V4 - prefix) & 0xFFFF_FFFFL));
    }
    return new IpAddress(V6, high & mask(Math.min(prefix, Long.SIZE)), low & mask(Math.max(0, prefix - Long.SIZE)));
  }

  private static long mask(int ones) {
    return ones == 0 ? 0 : -1L << (Long.SIZE - ones);
  }

  /** Returns four octets, or eight groups without abbreviation. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    if (bits == V4) {
      for (int shift = 24; shift >= 0; shift -= 8) {
        text.append(low >>> shift & 0xFF).append(shift == 0 ? "" : ".");
      }
      return text.toString();
    }
    for (int group = 0; group < GROUPS; group++) {
      long half = group < GROUPS / 2 ? high : low;
      int shift = (GROUPS / 2 - 1 - group % (GROUPS / 2)) * GROUP_BITS;
      text.append(group == 0 ? "" : ":").append(Long.toHexString(half >>> shift & 0xFFFF));
    }
    return text.toString();
  }
}
