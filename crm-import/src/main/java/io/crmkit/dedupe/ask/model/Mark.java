package io.crmkit.dedupe.ask.model;

import java.util.Optional;

/** What stands beside a pair on a sheet: an answer, or that nobody has given one yet. */
public enum Mark {
  OPEN,
  SAME,
  DIFFERENT,
  UNSURE;

  /** Returns the answer; empty if there is none yet. */
  public Optional<Verdict> verdict() {
    return this == OPEN ? Optional.empty() : Optional.of(Verdict.valueOf(name()));
  }
}
