package io.crmkit.ai.codec;

import io.crmkit.ai.ir.DoubleArray;
import io.crmkit.ai.ir.Predictor.Blend;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;

/** What {@link Bytes} wrote, read by someone who trusts none of it. Every number has exactly one form. */
final class ByteInput {

  private static final int MOST_OF_A_WHOLE = 5;

  private final ByteBuffer bytes;
  private final ModelLimits limits;
  private int slots;
  private int nodes;
  private int blends;

  /** Input up to an offset, which the buffer never passes. */
  ByteInput(byte[] bytes, int end, ModelLimits limits) {
    this.bytes = ByteBuffer.wrap(bytes, 0, end).order(ByteOrder.LITTLE_ENDIAN);
    this.limits = limits;
  }

  ModelLimits limits() {
    return limits;
  }

  /** Says how many slots there are that what follows may read. */
  void slots(int known) {
    slots = known;
  }

  int slots() {
    return slots;
  }

  int slot() {
    return whole(slots - 1, "slot");
  }

  /** Reads how many nodes a tree has; those of all trees count. */
  int nodes(int least) {
    int count = count(limits.nodes() - nodes, least, "nodes");
    nodes += count;
    return count;
  }

  /** Reads what may contain itself. */
  <T> T nested(Function<ByteInput, T> content) {
    if (++blends > Blend.DEEPEST) {
      throw broken(offset(), "too-deep", "Blends of blends are deeper than %d.", Blend.DEEPEST);
    }
    T value = content.apply(this);
    blends--;
    return value;
  }

  int offset() {
    return bytes.position();
  }

  int remaining() {
    return bytes.remaining();
  }

  BrokenModel broken(int offset, String code, String message, Object... values) {
    return new BrokenModel(offset, code, message.formatted(values));
  }

  int octet() {
    return need(1).get() & 0xFF;
  }

  /** Reads one of a few small numbers that name what follows. */
  int octet(int most, String what) {
    int offset = offset();
    int value = octet();
    if (value > most) {
      throw broken(offset, "unknown-kind", "%d is no %s.", value, what);
    }
    return value;
  }

  int whole(int most, String what) {
    int offset = offset();
    long value = 0;
    int last = 0x80;
    int read = 0;
    for (; last > 0x7F && read < MOST_OF_A_WHOLE; read++) {
      last = octet();
      value |= (last & 0x7FL) << 7 * read;
    }
    if (last > 0x7F || last == 0 && read > 1) {
      throw broken(offset, "wrong-form", "The number of %s is not written in its shortest form.", what);
    }
    if (value > most) {
      throw broken(offset, "out-of-range", "%s must be at most %d, not %d.", what, most, value);
    }
    return (int) value;
  }

  /** Reads how many things follow, each of at least so many bytes: no more than there is room for. */
  int count(int most, int least, String what) {
    int offset = offset();
    int count = whole(most, what);
    if ((long) count * least > remaining()) {
      throw broken(offset, "truncated", "%d of %s cannot stand in %d bytes.", count, what, remaining());
    }
    return count;
  }

  int fixedInt() {
    return need(Integer.BYTES).getInt();
  }

  long fixedLong() {
    return need(Long.BYTES).getLong();
  }

  double number() {
    int offset = offset();
    double value = need(Double.BYTES).getDouble();
    if (!Double.isFinite(value) || value == 0 && Double.doubleToRawLongBits(value) != 0) {
      throw broken(offset, "wrong-number", "%s cannot stand in a model.", value);
    }
    return value;
  }

  DoubleArray numbers() {
    double[] values = new double[count(Integer.MAX_VALUE, Double.BYTES, "numbers")];
    for (int i = 0; i < values.length; i++) {
      values[i] = number();
    }
    return DoubleArray.of(values);
  }

  String text() {
    int length = count(Integer.MAX_VALUE, 1, "characters");
    int offset = offset();
    ByteBuffer utf8 = bytes.slice().limit(length);
    bytes.position(offset + length);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(utf8).toString();
    } catch (CharacterCodingException e) {
      throw broken(offset, "wrong-form", "The text is not UTF-8.");
    }
  }

  <T> List<T> list(int most, int least, String what, Function<ByteInput, T> each) {
    int count = count(most, least, what);
    List<T> values = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      values.add(each.apply(this));
    }
    return values;
  }

  /** Reads a part that says how long it is, to its last byte. */
  <T> T section(int name, Function<ByteInput, T> content) {
    int offset = offset();
    if (octet() != name) {
      throw broken(offset, "wrong-section", "Section %d is missing here.", name);
    }
    int length = count(Integer.MAX_VALUE, 1, "bytes of section " + name);
    int after = offset() + length;
    int end = bytes.limit();
    bytes.limit(after);
    T value = content.apply(this);
    requireEnd("section " + name);
    bytes.limit(end);
    return value;
  }

  void requireEnd(String what) {
    if (bytes.hasRemaining()) {
      throw broken(offset(), "trailing", "%d bytes follow the end of %s.", remaining(), what);
    }
  }

  /** Makes something of what was read since an offset, which may refuse. */
  <T> T made(int offset, Supplier<T> maker) {
    try {
      return maker.get();
    } catch (IllegalArgumentException e) {
      throw broken(offset, "refused", "%s.", Objects.toString(e.getMessage()));
    }
  }

  byte[] raw(int length) {
    need(length);
    byte[] raw = new byte[length];
    bytes.get(raw);
    return raw;
  }

  private ByteBuffer need(int length) {
    if (bytes.remaining() < length) {
      throw broken(offset(), "truncated", "The file ends here, or the section does.");
    }
    return bytes;
  }
}
