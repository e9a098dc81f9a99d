package io.crmkit.record.model;

import io.crmkit.core.Actor;
import io.crmkit.record.model.Lead.Converted;
import io.crmkit.record.model.Lead.Live;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which leads somebody wants to see; those in the bin are never among them.
 *
 * @param owner null for those of everybody and of nobody
 * @param status null for any
 */
public record LeadFilter(@Nullable Actor owner, @Nullable LeadStatus status) {

  /** Returns all of them. */
  public static LeadFilter all() {
    return new LeadFilter(null, null);
  }

  public static LeadFilter ownedBy(Actor owner) {
    return new LeadFilter(Objects.requireNonNull(owner, "owner"), null);
  }

  public static LeadFilter in(LeadStatus status) {
    return new LeadFilter(null, Objects.requireNonNull(status, "status"));
  }

  /** Returns whether a lead is one of them. */
  public boolean admits(Lead lead) {
    if (lead instanceof Live live) {
      return admits(live.details(), live.status());
    }
    return lead instanceof Converted converted && admits(converted.details(), LeadStatus.CONVERTED);
  }

  private boolean admits(LeadDetails details, LeadStatus is) {
    return (owner == null || owner.equals(details.owner())) && (status == null || status == is);
  }
}
