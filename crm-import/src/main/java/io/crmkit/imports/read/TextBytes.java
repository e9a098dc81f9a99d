package io.crmkit.imports.read;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** A text as a stream of its bytes, behind a mark by which nobody takes them for anything but UTF-8. */
final class TextBytes extends InputStream {

  /** How many bytes the mark has. */
  static final int MARK = 3;

  private final InputStream mark = new ByteArrayInputStream("\ufeff".getBytes(StandardCharsets.UTF_8));
  private final Utf8Text text;
  private final byte[] one = new byte[1];
  private long count;

  TextBytes(Utf8Text text) {
    this.text = text;
  }

  @Override
  public int read() throws IOException {
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    int marked = mark.read(into, from, length);
    if (marked > 0) {
      return marked;
    }
    int read = text.read(into, from, length);
    count += Math.max(0, read);
    text.byteOffset(count); // nobody asks where lines begin, and the text need not keep it
    return read;
  }

  @Override
  public void close() throws IOException {
    text.close();
  }
}
