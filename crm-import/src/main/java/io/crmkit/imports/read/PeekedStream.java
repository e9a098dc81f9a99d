package io.crmkit.imports.read;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Bytes whose beginning was looked at and is handed over all the same. */
final class PeekedStream extends FilterInputStream {

  private final byte[] head;
  private final @Nullable BrokenFileException damage;
  private int handedOver;

  private PeekedStream(InputStream bytes, byte[] head, @Nullable BrokenFileException damage) {
    super(bytes);
    this.head = head;
    this.damage = damage;
  }

  /** Looks at so many bytes, or as many as there are before the file is damaged: what is before that can be used. */
  static PeekedStream of(InputStream bytes, int length) throws IOException {
    byte[] head = new byte[length];
    int size = 0;
    try {
      for (int read = 0; read >= 0 && size < length; size += Math.max(0, read)) {
        read = bytes.read(head, size, length - size);
      }
    } catch (BrokenFileException e) {
      if (size == 0) {
        throw e;
      }
      return new PeekedStream(bytes, Arrays.copyOf(head, size), e);
    }
    return new PeekedStream(bytes, Arrays.copyOf(head, size), null);
  }

  /** Returns the beginning; nobody may write to it. */
  byte[] head() {
    return head;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    Objects.checkFromIndexSize(from, length, into.length);
    if (handedOver == head.length) {
      if (damage != null) {
        throw damage;
      }
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
