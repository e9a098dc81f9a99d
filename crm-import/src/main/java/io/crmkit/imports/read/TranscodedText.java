package io.crmkit.imports.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.util.Arrays;

/**
 * A text in any other encoding, made UTF-8 line by line: what is malformed in one line does not reach the next.
 *
 * <p>In every encoding that is taken here an end of line is found without decoding: in those that extend ASCII no byte
 * of a longer sequence is CR or LF (Shift_JIS begins its second bytes at 0x40, GB 18030 at 0x30, EUC at 0xA1), and
 * those of two or four bytes are aligned.
 */
final class TranscodedText extends Utf8Text {

  private static final int BLOCK = 1 << 15;

  private final InputStream bytes;
  private final CharsetDecoder decoder;
  private final int unit;
  private final boolean bigEndian;
  private final ByteBuffer in;
  private final CharBuffer characters = CharBuffer.allocate(BLOCK);
  private byte[] out = new byte[BLOCK];
  private int outFrom;
  private int outTo;
  private char lead;

  private long read;
  private long written;
  private final Lines lines = new Lines();
  private boolean ended;

  /** @param skipped the length of the byte order mark, which has been read */
  TranscodedText(InputStream bytes, Charset charset, int skipped) {
    this.bytes = bytes;
    this.unit = unit(charset);
    this.bigEndian = !charset.name().endsWith("LE");
    this.decoder = charset.newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
    this.in = ByteBuffer.allocate(BLOCK);
    in.limit(0);
    this.read = skipped;
    lines.add(0, skipped);
  }

  /** Returns how many bytes an end of line has; 0 for an encoding in which it cannot be found without decoding. */
  static int unit(Charset charset) {
    if (!charset.canEncode()) {
      return 0;
    }
    byte[] end = "\n".getBytes(charset);
    boolean extendsAscii = Arrays.equals("a\n,\"".getBytes(charset), new byte[] {'a', '\n', ',', '"'});
    String name = charset.name();
    boolean wide = name.equals("UTF-16LE") || name.equals("UTF-16BE") || name.equals("UTF-32LE")
        || name.equals("UTF-32BE");
    return extendsAscii ? 1 : wide ? end.length : 0;
  }

  @Override
  int read(byte[] into, int from, int length) throws IOException {
    while (outFrom == outTo) {
      outFrom = 0;
      outTo = 0;
      if (!segment()) {
        return -1;
      }
    }
    int size = Math.min(length, outTo - outFrom);
    System.arraycopy(out, outFrom, into, from, size);
    outFrom += size;
    return size;
  }

  /** Makes UTF-8 of what is in the block up to the end of a line, or of all that is in it. */
  private boolean segment() throws IOException {
    if (in.remaining() < unit || needsMore) {
      fill();
      if (ended && !in.hasRemaining()) {
        return false;
      }
    }
    int end = endOfLine();
    boolean whole = end >= 0 || ended;
    int stop = in.limit();
    in.limit(end >= 0 ? end : stop);
    int before = in.position();
    decode(whole);
    needsMore = !whole && in.position() == before;
    in.limit(stop);
    if (end >= 0) {
      lines.add(written, read + end);
    }
    return true;
  }

  private boolean needsMore;

  private void fill() throws IOException {
    read += in.position();
    in.compact();
    int size = bytes.read(in.array(), in.position(), in.remaining());
    ended = size < 0;
    in.position(in.position() + Math.max(0, size));
    in.flip();
    needsMore = false;
  }

  /** Returns the position behind the next CR or LF of the block, or -1. */
  private int endOfLine() {
    byte[] block = in.array();
    for (int at = in.position(); at + unit <= in.limit(); at += unit) {
      int last = bigEndian ? at + unit - 1 : at;
      if ((block[last] == '\n' || block[last] == '\r') && zeroBeside(block, at, last)) {
        return at + unit;
      }
    }
    return -1;
  }

  private boolean zeroBeside(byte[] block, int at, int last) {
    for (int i = at; i < at + unit; i++) {
      if (i != last && block[i] != 0) {
        return false;
      }
    }
    return true;
  }

  private void decode(boolean whole) {
    for (;;) {
      CoderResult result = decoder.decode(in, characters, whole);
      if (result.isUnderflow() && whole) {
        result = decoder.flush(characters);
      }
      write();
      if (result.isError()) {
        in.position(in.position() + result.length());
        endOfLead();
        put(BAD);
      } else if (result.isUnderflow()) {
        break;
      }
    }
    if (whole) {
      endOfLead();
      decoder.reset();
    }
  }

  private void write() {
    characters.flip();
    while (characters.hasRemaining()) {
      char mark = characters.get();
      if (lead != 0) {
        pair(mark);
      } else if (Character.isHighSurrogate(mark)) {
        lead = mark;
      } else if (Character.isLowSurrogate(mark)) {
        put(BAD);
      } else {
        putPoint(mark);
      }
    }
    characters.clear();
  }

  private void pair(char mark) {
    char first = lead;
    lead = 0;
    if (Character.isLowSurrogate(mark)) {
      putPoint(Character.toCodePoint(first, mark));
    } else {
      put(BAD);
      putPoint(mark);
    }
  }

  private void endOfLead() {
    if (lead != 0) {
      lead = 0;
      put(BAD);
    }
  }

  private void putPoint(int point) {
    if (point < 0x80) {
      put((byte) point);
    } else if (point < 0x800) {
      put((byte) (0xc0 | point >> 6));
      put((byte) (0x80 | point & 0x3f));
    } else {
      if (point < 0x10000) {
        put((byte) (0xe0 | point >> 12));
      } else {
        put((byte) (0xf0 | point >> 18));
        put((byte) (0x80 | point >> 12 & 0x3f));
      }
      put((byte) (0x80 | point >> 6 & 0x3f));
      put((byte) (0x80 | point & 0x3f));
    }
  }

  private void put(byte next) {
    if (outTo == out.length) {
      out = Arrays.copyOf(out, out.length * 2);
    }
    out[outTo++] = next;
    written++;
  }

  @Override
  long byteOffset(long position) {
    return lines.original(position);
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }

  /** Where the lines that are ahead begin, here and in the file. */
  private static final class Lines {

    private long[] here = new long[256];
    private long[] there = new long[256];
    private int first;
    private int size;

    void add(long position, long original) {
      if (first + size == here.length) {
        int length = size * 2 > here.length ? here.length * 2 : here.length;
        long[] newHere = new long[length];
        long[] newThere = new long[length];
        System.arraycopy(here, first, newHere, 0, size);
        System.arraycopy(there, first, newThere, 0, size);
        here = newHere;
        there = newThere;
        first = 0;
      }
      here[first + size] = position;
      there[first + size++] = original;
    }

    long original(long position) {
      while (size > 1 && here[first + 1] <= position) {
        first++;
        size--;
      }
      return there[first];
    }
  }
}
