package io.crmkit.imports.read;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Objects;

/** Bytes whose beginning was looked at and is handed over all the same. */
final class PeekedStream extends FilterInputStream {

  private final byte[] head;
  private int handedOver;

  private PeekedStream(InputStream bytes, byte[] head) {
    super(bytes);
    this.head = head;
  }

  static PeekedStream of(InputStream bytes, int length) throws IOException {
    return new PeekedStream(bytes, bytes.readNBytes(length));
  }

  /** Returns the beginning; nobody may write to it. */
  byte[] head() {
    return head;
  }

  /** Whether the bytes begin with these. */
  boolean begins(int... mark) {
    return Arrays.equals(Arrays.copyOf(head, Math.min(mark.length, head.length)), bytes(mark));
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  @Override
  public int read() throws IOException {
    return handedOver < head.length ? head[handedOver++] & 0xff : in.read();
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    Objects.checkFromIndexSize(from, length, into.length);
    if (handedOver == head.length) {
      return in.read(into, from, length);
    }
    int size = Math.min(length, head.length - handedOver);
    System.arraycopy(head, handedOver, into, from, size);
    handedOver += size;
    return size;
  }

  @Override
  public long skip(long count) throws IOException {
    if (handedOver == head.length) {
      return in.skip(count);
    }
    long size = Math.min(count, head.length - handedOver);
    handedOver += (int) size;
    return size;
  }

  @Override
  public int available() throws IOException {
    return head.length - handedOver + in.available();
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
