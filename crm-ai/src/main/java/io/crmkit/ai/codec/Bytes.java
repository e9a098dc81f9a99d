package io.crmkit.ai.codec;

import io.crmkit.ai.ir.DoubleArray;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Bytes that grow: whole numbers as LEB128, all else little endian. */
final class Bytes {

  private byte[] bytes = new byte[1024];
  private int size;

  Bytes octet(int value) {
    room(1);
    bytes[size++] = (byte) value;
    return this;
  }

  private void room(int more) {
    if (more > bytes.length - size) {
      bytes = Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 8L, Math.max(size * 2L, (long) size + more)));
    }
  }

  /** Writes a number of 0 or more: seven bits in a byte, the lowest first, with the top bit where more follow. */
  Bytes whole(int value) {
    int rest = value;
    while (rest > 0x7F) {
      octet(rest & 0x7F | 0x80);
      rest >>>= 7;
    }
    return octet(rest);
  }

  Bytes fixed(int value) {
    for (int shift = 0; shift < Integer.SIZE; shift += 8) {
      octet(value >>> shift);
    }
    return this;
  }

  Bytes fixed(long value) {
    return fixed((int) value).fixed((int) (value >>> 32));
  }

  Bytes number(double value) {
    return fixed(Double.doubleToRawLongBits(value));
  }

  Bytes numbers(DoubleArray values) {
    whole(values.size());
    values.stream().forEach(this::number);
    return this;
  }

  Bytes raw(byte[] more) {
    room(more.length);
    System.arraycopy(more, 0, bytes, size, more.length);
    size += more.length;
    return this;
  }

  Bytes text(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    return whole(utf8.length).raw(utf8);
  }

  <T> Bytes list(List<T> values, BiConsumer<Bytes, T> each) {
    whole(values.size());
    values.forEach(value -> each.accept(this, value));
    return this;
  }

  /** Writes the length of a part in front of it. */
  Bytes section(int name, Consumer<Bytes> content) {
    Bytes section = new Bytes();
    content.accept(section);
    return octet(name).whole(section.size).raw(section.toArray());
  }

  int crc() {
    return Checksum.of(bytes, size);
  }

  byte[] toArray() {
    return Arrays.copyOf(bytes, size);
  }
}
