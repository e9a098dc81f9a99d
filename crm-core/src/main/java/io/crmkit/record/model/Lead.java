package io.crmkit.record.model;

import io.crmkit.core.Actor;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Somebody who may buy: not there yet, at work, converted for good, or in the bin. */
public sealed interface Lead {

  /** Nobody has created it. */
  record Blank() implements Lead {}

  /**
   * It is there.
   *
   * @param status any but {@link LeadStatus#CONVERTED}
   * @param reason why it is disqualified; null unless it is
   */
  record Live(LeadDetails details, LeadStatus status, @Nullable String reason) implements Lead {

    public Live {
      Objects.requireNonNull(details, "details");
      Objects.requireNonNull(status, "status");
      if (status == LeadStatus.CONVERTED) {
        throw new IllegalArgumentException("status must not be CONVERTED; there is a state of its own for that");
      }
      if ((status == LeadStatus.DISQUALIFIED) != (reason != null)) {
        throw new IllegalArgumentException("a lead that is %s was disqualified for %s".formatted(status, reason));
      }
    }
  }

  /** An account, a contact and perhaps a deal came of it; nothing changes it any more. */
  record Converted(LeadDetails details, Conversion into, Actor by, Instant at) implements Lead {

    public Converted {
      Objects.requireNonNull(details, "details");
      Objects.requireNonNull(into, "into");
      Objects.requireNonNull(by, "by");
      Objects.requireNonNull(at, "at");
    }
  }

  /** Somebody deleted it; it can be restored as it was. */
  record Deleted(Live before, Actor by, Instant at) implements Lead {

    public Deleted {
      Objects.requireNonNull(before, "before");
      Objects.requireNonNull(by, "by");
      Objects.requireNonNull(at, "at");
    }
  }
}
