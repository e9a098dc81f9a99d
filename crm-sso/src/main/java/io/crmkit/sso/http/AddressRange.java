package io.crmkit.sso.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/** Of what kind an address is, by the registries of special purposes (RFC 6890) for IPv4 and IPv6. */
enum AddressRange {
  PUBLIC, PRIVATE, LOOPBACK, RESERVED;

  private static final int IPV6_BYTES = 16;
  private static final int IPV4_BYTES = 4;
  private static final int IPV4_IN_6TO4 = 2;

  private static final class Block {

    private final byte[] network;
    private final int bits;

    private Block(byte[] network, int bits) {
      this.network = network;
      this.bits = bits;
    }

    static Block of(String text) {
      String[] parts = text.split("/", 2);
      return new Block(literal(parts[0]), Integer.parseInt(parts[1]));
    }

    boolean holds(byte[] address) {
      if (address.length != network.length) {
        return false;
      }
      int whole = bits / Byte.SIZE;
      int mask = 0xFF00 >> bits % Byte.SIZE & 0xFF;
      return Arrays.equals(address, 0, whole, network, 0, whole)
          && (mask == 0 || (address[whole] & mask) == (network[whole] & mask));
    }
  }

  private static final List<Block> PRIVATE_BLOCKS = blocks(
      "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "fc00::/7");

  private static final List<Block> LOOPBACK_BLOCKS = blocks("127.0.0.0/8", "::1/128");

  /** This network, link-local (with the metadata of clouds), documentation, benchmarks, multicast, future use. */
  private static final List<Block> RESERVED_BLOCKS = blocks(
      "0.0.0.0/8", "169.254.0.0/16", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "198.18.0.0/15", "198.51.100.0/24",
      "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4", "2001::/23", "2001:db8::/32", "3fff::/20");

  private static final Block GLOBAL_IPV6 = Block.of("2000::/3");
  private static final Block NAT64 = Block.of("64:ff9b::/96");
  private static final Block SIX_TO_FOUR = Block.of("2002::/16");

  private static List<Block> blocks(String... texts) {
    return Arrays.stream(texts).map(Block::of).toList();
  }

  /** A literal is never looked up. */
  private static byte[] literal(String text) {
    try {
      return InetAddress.getByName(text).getAddress();
    } catch (UnknownHostException e) {
      throw new IllegalStateException(text + " is an address", e);
    }
  }

  static AddressRange of(InetAddress address) {
    return of(address.getAddress());
  }

  /** The JDK has turned an IPv4 address mapped into IPv6 into the IPv4 one already; others that hide one are opened here. */
  private static AddressRange of(byte[] address) {
    if (NAT64.holds(address)) {
      return hidden(address, IPV6_BYTES - IPV4_BYTES);
    }
    if (SIX_TO_FOUR.holds(address)) {
      return hidden(address, IPV4_IN_6TO4);
    }
    if (isIn(LOOPBACK_BLOCKS, address)) {
      return LOOPBACK;
    }
    if (isIn(PRIVATE_BLOCKS, address)) {
      return PRIVATE;
    }
    boolean isGlobal = address.length == IPV4_BYTES || GLOBAL_IPV6.holds(address);
    return isGlobal && !isIn(RESERVED_BLOCKS, address) ? PUBLIC : RESERVED;
  }

  /** What is behind a translator is not ours to allow: a private address there is as good as a reserved one. */
  private static AddressRange hidden(byte[] address, int from) {
    return of(Arrays.copyOfRange(address, from, from + IPV4_BYTES)) == PUBLIC ? PUBLIC : RESERVED;
  }

  private static boolean isIn(List<Block> blocks, byte[] address) {
    return blocks.stream().anyMatch(each -> each.holds(address));
  }
}
