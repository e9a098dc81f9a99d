package io.crmkit.dedupe.measure;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Different texts, each with a number: the first one has 0, and each new one the next. Belongs to one thread.
 *
 * <p>The numbers depend on the order of the texts alone. Where a text stands in the table depends on the process as
 * well, so that no file can be made whose texts all fall upon one place.
 */
public final class TextCodes {

  private static final long STEP = 0x9E3779B97F4A7C15L;
  private static final long SALT = System.nanoTime() * STEP | 1;
  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final Texts.Builder texts = new Texts.Builder();
  private int[] hashes = new int[16];
  private int[] slots = new int[64];

  /** Returns the number of a text, a new one if it is new. */
  public int code(String text) {
    return code(texts.append(text));
  }

  /** Returns the number of one of other texts, a new one if it is new here. */
  public int code(Texts others, int text) {
    int end = texts.append(others.bytes(), others.start(text), others.end(text));
    return code(others.isNarrow(text) ? end : ~end);
  }

  /** As {@link #code(String)}, of a part of an array with a byte for each code point. */
  public int code(byte[] narrow, int from, int to) {
    return code(texts.append(narrow, from, to));
  }

  /**
   * Numbers the words of one of other texts, which are parted by spaces.
   *
   * @param into takes the numbers of the first words, as many as it has room for
   * @return how many words were numbered
   */
  public int words(Texts others, int text, int[] into) {
    int length = others.length(text);
    int count = 0;
    for (int from = 0; from < length && count < into.length; ) {
      int to = from;
      while (to < length && others.point(text, to) != ' ') {
        to++;
      }
      if (to > from) {
        into[count++] = code(texts.append(others, text, from, to));
      }
      from = to + 1;
    }
    return count;
  }

  /** Returns the number of a text, or -1 if it is not here. */
  public int find(String text) {
    return find(texts.append(text));
  }

  /** Returns the number of one of other texts, or -1 if it is not here. */
  public int find(Texts others, int text) {
    int end = texts.append(others.bytes(), others.start(text), others.end(text));
    return find(others.isNarrow(text) ? end : ~end);
  }

  private int find(int marked) {
    return slots[slot(marked, hash(texts.bytes(), texts.filled(), marked < 0 ? ~marked : marked))] - 1;
  }

  /** Returns how many different texts there are. */
  public int size() {
    return texts.size();
  }

  /** Returns the texts by their numbers. */
  public Texts texts() {
    return texts.build();
  }

  /** The number of the text that was appended last, which is kept if it is new. */
  private int code(int marked) {
    int hash = hash(texts.bytes(), texts.filled(), marked < 0 ? ~marked : marked);
    int slot = slot(marked, hash);
    if (slots[slot] != 0) {
      return slots[slot] - 1;
    }
    int code = texts.size();
    texts.add(marked);
    if (code == hashes.length) {
      hashes = Arrays.copyOf(hashes, code * 2);
    }
    hashes[code] = hash;
    slots[slot] = code + 1;
    if (texts.size() * 2L > slots.length) {
      grow();
    }
    return code;
  }

  /** The slot of the text that was appended last, or the free one where it would stand. */
  private int slot(int marked, int hash) {
    int last = slots.length - 1;
    int slot = hash & last;
    while (slots[slot] != 0 && (hashes[slots[slot] - 1] != hash || !same(slots[slot] - 1, marked))) {
      slot = (slot + 1) & last;
    }
    return slot;
  }

  private boolean same(int code, int marked) {
    int[] ends = texts.ends();
    int end = ends[code];
    if (end < 0 != marked < 0) {
      return false;
    }
    int before = code == 0 ? 0 : ends[code - 1];
    byte[] bytes = texts.bytes();
    return Arrays.equals(bytes, before < 0 ? ~before : before, end < 0 ? ~end : end,
        bytes, texts.filled(), marked < 0 ? ~marked : marked);
  }

  private void grow() {
    slots = new int[Math.multiplyExact(slots.length, 2)];
    int last = slots.length - 1;
    for (int code = 0; code < texts.size(); code++) {
      int slot = hashes[code] & last;
      while (slots[slot] != 0) {
        slot = (slot + 1) & last;
      }
      slots[slot] = code + 1;
    }
  }

  private static int hash(byte[] bytes, int from, int to) {
    long hash = SALT + (to - from);
    int at = from;
    for (; at + Long.BYTES <= to; at += Long.BYTES) {
      hash = mixed(hash ^ (long) EIGHT.get(bytes, at));
    }
    long rest = 0;
    for (; at < to; at++) {
      rest = rest << Byte.SIZE | bytes[at] & 0xFF;
    }
    hash = mixed(hash ^ rest);
    return (int) (hash >>> 32);
  }

  private static long mixed(long hash) {
    long product = hash * STEP;
    return product ^ product >>> 29;
  }
}
