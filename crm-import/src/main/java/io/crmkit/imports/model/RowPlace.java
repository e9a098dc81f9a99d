package io.crmkit.imports.model;

import io.crmkit.core.Require;

/**
 * Where a row stood in what was handed in.
 *
 * @param file the name of the file, with the member of an archive
 * @param line the line it begins in, from 1
 * @param byteOffset how many bytes of the file stand before it; -1 in a format without them
 */
public record RowPlace(String file, long line, long byteOffset) {

  public RowPlace {
    Require.notBlank(file, "file");
  }

  @Override
  public String toString() {
    return file + ":" + line;
  }
}
