package io.crmkit.record.model;

import io.crmkit.core.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** A company or household that deals are made with: not there yet, at work, or in the bin. */
public sealed interface Account {

  /** Nobody has created it. */
  record Blank() implements Account {}

  /**
   * It is there.
   *
   * @param leads those that were converted to it, in the order of their conversion
   */
  record Live(AccountDetails details, List<LeadId> leads) implements Account {

    public Live {
      Objects.requireNonNull(details, "details");
      leads = List.copyOf(leads);
    }

    Live with(AccountDetails edited) {
      return new Live(edited, leads);
    }

    Live linkedTo(LeadId lead) {
      return new Live(details, LinkedLeads.and(leads, lead));
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
