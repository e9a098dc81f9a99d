package io.crmkit.imports;

import io.crmkit.imports.model.FileMark;
import io.crmkit.imports.model.FilePrefix;
import io.crmkit.imports.read.SourceFile;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * What was read of a file, as it is packed, by whoever reads its rows: a file may be opened several times, to look at it
 * and then to read it, and what counts is the last opening that is not closed again. The digest is taken of the very
 * bytes that rows are made of, so that no write to the file can come between the two.
 */
final class FileRead {

  private @Nullable Opening current;

  SourceFile of(SourceFile source) {
    return new SourceFile(source.name(), () -> {
      Opening opening = new Opening(source.opening().open(), current);
      current = opening;
      return opening;
    });
  }

  long bytes() {
    return current == null ? 0 : current.bytes;
  }

  /** Returns what has been read until now. */
  FilePrefix prefix() {
    MessageDigest digest = current == null ? sha256() : copy(current.digest);
    return new FilePrefix(bytes(), HexFormat.of().formatHex(digest.digest()));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static MessageDigest copy(MessageDigest digest) {
    try {
      return (MessageDigest) digest.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the SHA-256 of every Java platform can be cloned", e);
    }
  }

  /** Reads to the end, or to the first byte that a file of this mark does not have. */
  void finish(FileMark expected) throws IOException {
    byte[] rest = new byte[1 << 16];
    for (int read = 0; read >= 0 && bytes() <= expected.bytes(); ) {
      read = current == null ? -1 : current.read(rest);
    }
  }

  /** Whether what was read is the whole file of this mark and nothing else. */
  boolean isAllOf(FileMark expected) {
    return bytes() == expected.bytes() && prefix().sha256().equals(expected.sha256());
  }

  /** The bytes of a file from their start. */
  private final class Opening extends FilterInputStream {

    private final MessageDigest digest = sha256();
    private final @Nullable Opening before;
    private long bytes;

    Opening(InputStream in, @Nullable Opening before) {
      super(in);
      this.before = before;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = in.read(buffer, offset, length);
      if (read > 0) {
        digest.update(buffer, offset, read);
        bytes += read;
      }
      return read;
    }

    /** What is passed over belongs to the file as well. */
    @Override
    public long skip(long count) throws IOException {
      byte[] passed = new byte[(int) Math.min(Math.max(count, 0), 1 << 16)];
      return Math.max(0, passed.length == 0 ? 0 : read(passed, 0, passed.length));
    }

    @Override
    public boolean markSupported() {
      return false;
    }

    @Override
    public void close() throws IOException {
      if (current == this && before != null) {
        current = before;
      }
      super.close();
    }
  }
}
