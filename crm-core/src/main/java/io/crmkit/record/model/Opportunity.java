package io.crmkit.record.model;

import io.crmkit.core.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A deal: not there yet, at work, or in the bin. */
public sealed interface Opportunity {

  /** Nobody has opened it. */
  record Blank() implements Opportunity {}

  /**
   * It is there, open or closed.
   *
   * @param path where it is and was
   * @param chances what was said of its probability, beside its stage
   * @param closing how it was closed; null as long as its stage is open
   * @param leads those that were converted to it, in the order of their conversion
   */
  record Live(
      OpportunityDetails details, StagePath path, Chances chances, @Nullable Closing closing, List<LeadId> leads)
      implements Opportunity {

    public Live {
      Objects.requireNonNull(details, "details");
      Objects.requireNonNull(path, "path");
      Objects.requireNonNull(chances, "chances");
      leads = List.copyOf(leads);
      if (path.current().place().category().isClosed() != (closing != null)) {
        throw new IllegalArgumentException("a deal in the stage %s was closed by %s"
            .formatted(path.current().place(), closing));
      }
    }

    public StagePlace place() {
      return path.current().place();
    }

    public StageCategory category() {
      return place().category();
    }

    /** Returns the probability that counts; see {@link Chances#counting}. */
    public WinProbability probability() {
      return chances.counting(place());
    }

    Live with(OpportunityDetails edited) {
      return new Live(edited, path, chances, closing, leads);
    }

    Live with(Chances said) {
      return new Live(details, path, said, closing, leads);
    }

    Live pricedBy(FrozenRate rate) {
      Closing priced = Objects.requireNonNull(closing, "closing").pricedBy(rate);
      return new Live(details, path, chances, priced, leads);
    }

    Live in(StagePlace stage, Instant at, @Nullable Closing closed) {
      OpportunityDetails then = closed != null && closing == null ? details.closedOn(closed.day()) : details;
      return new Live(then, path.to(stage, at), chances, closed, leads);
    }

    Live linkedTo(LeadId lead) {
      return new Live(details, path, chances, closing, LinkedLeads.and(leads, lead));
    }
  }

  /** Somebody deleted it; it can be restored as it was. */
  record Deleted(Live before, Actor by, Instant at) implements Opportunity {

    public Deleted {
      Objects.requireNonNull(before, "before");
      Objects.requireNonNull(by, "by");
      Objects.requireNonNull(at, "at");
    }
  }
}
