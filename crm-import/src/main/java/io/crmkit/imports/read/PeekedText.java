package io.crmkit.imports.read;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A text whose beginning was looked at and is handed over all the same. */
final class PeekedText extends Utf8Text {

  private final Utf8Text text;
  private final byte[] head;
  private final @Nullable BrokenFileException damage;
  private int handedOver;

  private PeekedText(Utf8Text text, byte[] head, @Nullable BrokenFileException damage) {
    this.text = text;
    this.head = head;
    this.damage = damage;
  }

  static PeekedText of(Utf8Text text, int length) throws IOException {
    byte[] head = new byte[length];
    int size = 0;
    try {
      for (int read = 0; read >= 0 && size < length; size += Math.max(0, read)) {
        read = text.read(head, size, length - size);
      }
    } catch (BrokenFileException e) {
      return new PeekedText(text, Arrays.copyOf(head, size), e);
    }
    return new PeekedText(text, Arrays.copyOf(head, size), null);
  }

  /** Returns the beginning; nobody may write to it. */
  byte[] head() {
    return head;
  }

  @Override
  int read(byte[] into, int from, int length) throws IOException {
    if (handedOver == head.length) {
      if (damage != null) {
        throw damage;
      }
      return text.read(into, from, length);
    }
    int size = Math.min(length, head.length - handedOver);
    System.arraycopy(head, handedOver, into, from, size);
    handedOver += size;
    return size;
  }

  @Override
  long byteOffset(long position) {
    return text.byteOffset(position);
  }

  @Override
  public void close() throws IOException {
    text.close();
  }
}
