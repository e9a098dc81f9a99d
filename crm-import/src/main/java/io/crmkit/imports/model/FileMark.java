package io.crmkit.imports.model;

import io.crmkit.core.Require;

/**
 * By what a file is known again: an import that goes on with another one would mix them up.
 *
 * @param name as the host calls it
 * @param bytes how long it is
 * @param sha256 the digest of all of it, in 64 hexadecimal digits
 */
public record FileMark(String name, long bytes, String sha256) {

  public FileMark {
    Require.notBlank(name, "name");
    Require.notBlank(sha256, "sha256");
  }
}
