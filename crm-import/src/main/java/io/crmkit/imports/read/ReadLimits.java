package io.crmkit.imports.read;

import io.crmkit.core.Require;

/**
 * How much a file may ask of whoever reads it; what asks for more is refused with a code that names the limit.
 *
 * @param recordBytes of one record, as UTF-8; also bounds how far an unterminated quote reaches
 * @param columns of one row
 * @param depth of nested JSON or XML
 * @param unpackedBytes that one file may become when it is unpacked
 * @param ratio how many times as large as it was packed a file may become; told once 1 MiB is unpacked
 * @param members of one archive
 * @param archives that may be inside one another; {@code a.zip!/b.csv.gz} are two
 */
public record ReadLimits(
    int recordBytes, int columns, int depth, long unpackedBytes, int ratio, int members, int archives) {

  /**
   * 1 MiB for a record, 16,384 columns as in Excel, depth 64, 64 GiB unpacked, 100 times as large, 10,000 members, 2.
   */
  public static final ReadLimits USUAL = new Builder().build();

  public ReadLimits {
    Require.positive(recordBytes, "recordBytes");
    Require.positive(columns, "columns");
    Require.positive(depth, "depth");
    if (unpackedBytes < 1) {
      throw new IllegalArgumentException("unpackedBytes must be positive but was " + unpackedBytes);
    }
    Require.positive(ratio, "ratio");
    Require.positive(members, "members");
    Require.positive(archives, "archives");
    if (recordBytes > 1 << 30) {
      throw new IllegalArgumentException("recordBytes must be at most 1 GiB but was " + recordBytes);
    }
  }

  /** Returns a builder that begins with the usual limits. */
  public static Builder builder() {
    return new Builder();
  }

  /** Sets one limit after the other. */
  public static final class Builder {

    private int recordBytes = 1 << 20;
    private int columns = 16_384;
    private int depth = 64;
    private long unpackedBytes = 64L << 30;
    private int ratio = 100;
    private int members = 10_000;
    private int archives = 2;

    private Builder() {}

    public Builder recordBytes(int bytes) {
      this.recordBytes = bytes;
      return this;
    }

    public Builder columns(int count) {
      this.columns = count;
      return this;
    }

    public Builder depth(int levels) {
      this.depth = levels;
      return this;
    }

    public Builder unpackedBytes(long bytes) {
      this.unpackedBytes = bytes;
      return this;
    }

    public Builder ratio(int times) {
      this.ratio = times;
      return this;
    }

    public Builder members(int count) {
      this.members = count;
      return this;
    }

    public Builder archives(int levels) {
      this.archives = levels;
      return this;
    }

    public ReadLimits build() {
      return new ReadLimits(recordBytes, columns, depth, unpackedBytes, ratio, members, archives);
    }
  }
}
