package io.crmkit.imports.read;

import java.io.IOException;
import java.io.InputStream;

/** A text as a stream of its bytes. */
final class TextBytes extends InputStream {

  private final Utf8Text text;
  private final byte[] one = new byte[1];

  TextBytes(Utf8Text text) {
    this.text = text;
  }

  @Override
  public int read() throws IOException {
    return text.read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    return length == 0 ? 0 : text.read(into, from, length);
  }

  @Override
  public void close() throws IOException {
    text.close();
  }
}
