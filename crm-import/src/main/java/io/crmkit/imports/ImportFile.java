package io.crmkit.imports;

import io.crmkit.core.Validated;
import io.crmkit.imports.model.FileMark;
import io.crmkit.imports.read.ReadOptions;
import io.crmkit.imports.read.RowSource;
import io.crmkit.imports.read.SourceFile;
import io.crmkit.imports.read.Sources;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;

/** A file to import: its bytes, read as often as needed, and what the host knows of how it is written. */
public final class ImportFile {

  private final SourceFile source;
  private final ReadOptions options;

  private ImportFile(SourceFile source, ReadOptions options) {
    this.source = Objects.requireNonNull(source, "source");
    this.options = Objects.requireNonNull(options, "options");
  }

  /** A file about which everything is detected. */
  public static ImportFile of(Path file) {
    return of(SourceFile.of(file), ReadOptions.DETECT);
  }

  public static ImportFile of(SourceFile source, ReadOptions options) {
    return new ImportFile(source, options);
  }

  public String name() {
    return source.name();
  }

  /** Reads the whole file once and returns by what it is known again. */
  public FileMark mark() throws IOException {
    MessageDigest digest = sha256();
    long bytes = 0;
    try (InputStream in = new DigestInputStream(source.opening().open(), digest)) {
      byte[] buffer = new byte[1 << 16];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        bytes += read;
      }
    }
    return new FileMark(source.name(), bytes, HexFormat.of().formatHex(digest.digest()));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Opens the rows, or says why there are none; {@code meter} hears how far into the packed file they reach. */
  Validated<RowSource> open(Meter meter) throws IOException {
    return Sources.open(new SourceFile(source.name(), () -> new Counted(source.opening().open(), meter)), options);
  }

  /** How many bytes of a file have been read by whoever opened it last. */
  static final class Meter {

    private long bytes;

    long bytes() {
      return bytes;
    }
  }

  /** A file may be opened several times, to look at it and then to read it: what counts is the last time. */
  private static final class Counted extends FilterInputStream {

    private final Meter meter;

    Counted(InputStream in, Meter meter) {
      super(in);
      this.meter = meter;
      meter.bytes = 0;
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      meter.bytes += read < 0 ? 0 : 1;
      return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = super.read(buffer, offset, length);
      meter.bytes += Math.max(0, read);
      return read;
    }

    @Override
    public long skip(long count) throws IOException {
      long skipped = super.skip(count);
      meter.bytes += skipped;
      return skipped;
    }
  }
}
