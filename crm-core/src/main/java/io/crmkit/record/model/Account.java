package io.crmkit.record.model;

import io.crmkit.core.Actor;
import java.time.Instant;
import java.util.Objects;

/** A company or household that deals are made with: not there yet, at work, or in the bin. */
public sealed interface Account {

  /** Nobody has created it. */
  record Blank() implements Account {}

  /** It is there. */
  record Live(AccountDetails details) implements Account {

    public Live {
      Objects.requireNonNull(details, "details");
    }
  }

  /** Somebody deleted it; it can be restored as it was. */
  record Deleted(Live before, Actor by, Instant at) implements Account {

    public Deleted {
      Objects.requireNonNull(before, "before");
      Objects.requireNonNull(by, "by");
      Objects.requireNonNull(at, "at");
    }
  }
}
