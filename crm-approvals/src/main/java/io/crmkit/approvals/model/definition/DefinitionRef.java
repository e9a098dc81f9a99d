package io.crmkit.approvals.model.definition;

import io.crmkit.core.Require;

/**
 * Points to exactly one published definition, whatever is published later.
 *
 * @param version counts the publications under a name, from 1
 * @param digest SHA-256 of the canonical document, in hex
 */
public record DefinitionRef(String name, int version, String digest) {

  public DefinitionRef {
    Require.notBlank(name, "name");
    Require.positive(version, "version");
    Require.notBlank(digest, "digest");
  }

  @Override
  public String toString() {
    return name + " v" + version;
  }
}
