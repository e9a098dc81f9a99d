package io.crmkit.imports.read;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;
import java.util.zip.CRC32;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * What comes out of an archive, as long as it is no more than was agreed: neither in bytes nor as a multiple of what it
 * was packed; at its end it is as long, and has the sum, that was told before. Damage comes out as a {@link
 * BrokenFileException}.
 */
final class GuardedStream extends FilterInputStream {

  /** DEFLATE makes at most 1,032 bytes of one, and the first bytes of anything may be that good. */
  private static final long TOLD_FROM = 1 << 20;

  private final LongSupplier packed;
  private final ReadLimits limits;
  private final @Nullable Whole whole;
  private final CRC32 sum = new CRC32();
  private long unpacked;

  /** How long it is unpacked, and its CRC-32, as the directory of an archive says. */
  record Whole(long length, int sum) {}

  /**
   * @param packed how many bytes the unpacked ones have taken until now
   * @param whole null where what was packed tells its end and sum itself, as gzip does
   */
  GuardedStream(InputStream unpacked, LongSupplier packed, ReadLimits limits, @Nullable Whole whole) {
    super(unpacked);
    this.packed = packed;
    this.limits = limits;
    this.whole = whole;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    int read;
    try {
      read = in.read(into, from, length);
      unpacked += Math.max(0, read);
      if (whole != null) {
        compare(whole, into, from, read);
      }
    } catch (EOFException e) {
      throw new BrokenFileException("import.archive.truncated",
          "The archive ends in the middle of this file; get it again, for the rows after this place are missing.");
    } catch (ZipException e) {
      throw new BrokenFileException("import.archive.damaged",
          "The archive is damaged from this place on; get it again, for the rows after it cannot be read.");
    }
    check();
    return read;
  }

  private void compare(Whole whole, byte[] into, int from, int read) throws ZipException {
    sum.update(into, from, Math.max(0, read));
    if (unpacked > whole.length || read < 0 && (unpacked < whole.length || (int) sum.getValue() != whole.sum)) {
      throw new ZipException("the member is not what the directory says");
    }
  }

  private void check() throws BrokenFileException {
    if (unpacked > limits.unpackedBytes()) {
      throw new BrokenFileException("import.archive.too-large",
          "The file is unpacked more than the %,d bytes that one may be; raise ReadLimits.unpackedBytes if it should."
              .formatted(limits.unpackedBytes()));
    }
    if (unpacked > TOLD_FROM && unpacked / limits.ratio() > packed.getAsLong()) {
      throw new BrokenFileException("import.archive.bomb",
          "The file is unpacked more than %,d times as large as packed; raise ReadLimits.ratio if you trust it."
              .formatted(limits.ratio()));
    }
  }

  @Override
  public long skip(long count) throws IOException {
    byte[] passed = new byte[8192];
    long left = count;
    while (left > 0) {
      int read = read(passed, 0, (int) Math.min(passed.length, left));
      if (read < 0) {
        break;
      }
      left -= read;
    }
    return count - left;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
