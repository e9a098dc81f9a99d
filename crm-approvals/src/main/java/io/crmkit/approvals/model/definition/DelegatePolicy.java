package io.crmkit.approvals.model.definition;

import java.util.List;
import java.util.Objects;

/**
 * Whether people may vote for others who have delegated it to them, and by whose authority.
 *
 * <p>Whatever this says, a delegate has one vote in a step, is not the requester, and keeps separate from the steps
 * that this one is separate from, as does the one for whom they vote.
 *
 * @param votes whether delegates vote at all
 * @param authority whose authority covers the amount
 * @param among people of whom a delegate must be one; without any, everybody may be
 */
public record DelegatePolicy(Votes votes, Authority authority, List<ApproverRef> among) {

  /** Anybody may be a delegate, by the authority of whose seat it is. */
  public static final DelegatePolicy STANDARD = new DelegatePolicy(Votes.ALLOWED, Authority.PRINCIPAL, List.of());

  public DelegatePolicy {
    Objects.requireNonNull(votes, "votes");
    Objects.requireNonNull(authority, "authority");
    among = List.copyOf(among);
  }

  /** Whether delegates vote. */
  public enum Votes { ALLOWED, REFUSED }

  /** Whose limit must cover the amount of a request. */
  public enum Authority {

    /** That of whose seat it is, which was judged when the seat was given. */
    PRINCIPAL,

    /** The delegate's own limit in the directory, too, where the definition declares an amount. */
    OWN
  }
}
