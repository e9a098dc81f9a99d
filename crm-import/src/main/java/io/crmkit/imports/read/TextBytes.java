package io.crmkit.imports.read;

import java.io.IOException;
import java.io.InputStream;

/** A text as a stream of its bytes. */
final class TextBytes extends InputStream {

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
