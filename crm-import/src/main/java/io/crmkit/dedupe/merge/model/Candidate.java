package io.crmkit.dedupe.merge.model;

import io.crmkit.core.Require;
import java.util.Objects;

/** A value that may survive, and the record that has it. Never blank. */
public record Candidate(String value, SourceRecord record) {

  public Candidate {
    Require.notBlank(value, "value");
    Objects.requireNonNull(record, "record");
  }
}
