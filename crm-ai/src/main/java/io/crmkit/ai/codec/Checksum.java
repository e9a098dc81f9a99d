package io.crmkit.ai.codec;

import java.util.zip.CRC32C;

/** CRC-32C (RFC 3720, appendix B.4): finds what happened by accident; signatures find what did not. */
final class Checksum {

  static final int SIZE = Integer.BYTES;

  private Checksum() {}

  static int of(byte[] bytes, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, length);
    return (int) crc.getValue();
  }
}
