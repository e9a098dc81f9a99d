package io.crmkit.imports.model;

import io.crmkit.core.Require;

/**
 * The beginning of a file, as far as it had been read when rows of it were staged: by this they are known to be of the
 * file that is there now.
 *
 * @param bytes how long it is
 * @param sha256 its digest, in 64 hexadecimal digits
 */
public record FilePrefix(long bytes, String sha256) {

  public FilePrefix {
    Require.notBlank(sha256, "sha256");
    if (bytes < 0) {
      throw new IllegalArgumentException("bytes must not be negative but was " + bytes);
    }
  }
}
