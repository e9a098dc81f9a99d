package io.crmkit.imports.read;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.ZipException;

/** What is unpacked of a member of an archive; at its end it is as long, and has the sum, that the directory says. */
final class SummedStream extends FilterInputStream {

  private final CRC32 sum = new CRC32();
  private final long length;
  private final int expected;
  private long count;

  SummedStream(InputStream unpacked, long length, int expected) {
    super(unpacked);
    this.length = length;
    this.expected = expected;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int from, int size) throws IOException {
    int read = in.read(into, from, size);
    if (read > 0) {
      sum.update(into, from, read);
      count += read;
    }
    if (count > length || read < 0 && (count < length || (int) sum.getValue() != expected)) {
      throw new ZipException("the member is not what the directory says");
    }
    return read;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
