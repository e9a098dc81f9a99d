package io.crmkit.dedupe.merge.model;

import io.crmkit.core.Require;

/**
 * Where a record stood in a file.
 *
 * @param file its name as the host gave it
 * @param line the line it begins in, from 1
 * @param byteOffset how many bytes stand before it; -1 in a format without them
 */
public record Origin(String file, long line, long byteOffset) {

  public Origin {
    Require.notBlank(file, "file");
    if (line < 1) {
      throw new IllegalArgumentException("line must be at least 1 but was " + line);
    }
    if (byteOffset < -1) {
      throw new IllegalArgumentException("byteOffset must be at least -1 but was " + byteOffset);
    }
  }
}
