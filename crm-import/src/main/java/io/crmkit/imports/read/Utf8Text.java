package io.crmkit.imports.read;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/**
 * A text as UTF-8, whatever it was in the file, and where its lines stood there.
 *
 * <p>What could not be decoded comes as the byte {@link #BAD}, which never occurs in UTF-8: so it spoils its own row
 * and no other.
 */
abstract class Utf8Text implements Closeable {

  static final byte BAD = (byte) 0xff;

  /** Reads at most so many bytes, at least one; returns how many, or -1 at the end. */
  abstract int read(byte[] into, int from, int length) throws IOException;

  /**
   * Returns how many bytes of the file stand before the line that begins at a position of this text. Positions are
   * asked in ascending order, and are where a line begins.
   */
  abstract long byteOffset(long position);

  /** A text that is UTF-8 already; what is not well-formed in it is found where it is used. */
  static Utf8Text plain(InputStream bytes, int skipped) {
    return new Utf8Text() {
      @Override
      int read(byte[] into, int from, int length) throws IOException {
        return bytes.read(into, from, length);
      }

      @Override
      long byteOffset(long position) {
        return position + skipped;
      }

      @Override
      public void close() throws IOException {
        bytes.close();
      }
    };
  }
}
