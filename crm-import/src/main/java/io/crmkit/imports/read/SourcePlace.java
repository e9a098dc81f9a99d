package io.crmkit.imports.read;

import io.crmkit.core.Require;

/**
 * Where something stood in what was handed in.
 *
 * @param file the name of the file as the host gave it; a member of an archive as {@code contacts.zip!/2024/a.csv}
 * @param line the line it begins in, from 1; the number of the row in a format without lines
 * @param byteOffset how many bytes of the file (of the member, unpacked) stand before it; -1 in a format without them
 */
public record SourcePlace(String file, long line, long byteOffset) {

  public SourcePlace {
    Require.notBlank(file, "file");
    if (line < 1) {
      throw new IllegalArgumentException("line must be at least 1 but was " + line);
    }
    if (byteOffset < -1) {
      throw new IllegalArgumentException("byteOffset must be at least -1 but was " + byteOffset);
    }
  }
}
