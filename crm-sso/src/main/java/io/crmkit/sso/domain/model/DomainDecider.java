package io.crmkit.sso.domain.model;

import io.crmkit.core.Decider;
import io.crmkit.core.Decision;
import io.crmkit.sso.domain.model.DomainClaim.Blank;
import io.crmkit.sso.domain.model.DomainClaim.Pending;
import io.crmkit.sso.domain.model.DomainClaim.Verified;
import io.crmkit.sso.domain.model.DomainCommand.Claim;
import io.crmkit.sso.domain.model.DomainCommand.NoteCheck;
import io.crmkit.sso.domain.model.DomainCommand.NoteCheck.Seen;
import io.crmkit.sso.domain.model.DomainCommand.Release;
import io.crmkit.sso.domain.model.DomainCommand.Route;
import io.crmkit.sso.domain.model.DomainEvent.DomainClaimed;
import io.crmkit.sso.domain.model.DomainEvent.DomainConfirmed;
import io.crmkit.sso.domain.model.DomainEvent.DomainLapsed;
import io.crmkit.sso.domain.model.DomainEvent.DomainMissed;
import io.crmkit.sso.domain.model.DomainEvent.DomainReleased;
import io.crmkit.sso.domain.model.DomainEvent.DomainRouted;
import io.crmkit.sso.domain.model.DomainEvent.DomainVerified;
import io.crmkit.sso.model.SsoRefusal;
import java.time.Instant;
import java.util.List;

/** The rules of a claim: it is worth something once the record was seen, and until it was missing for too long. */
public final class DomainDecider implements Decider<DomainClaim, DomainCommand, DomainEvent> {

  @Override
  public DomainClaim initial() {
    return new Blank();
  }

  @Override
  public Decision<DomainEvent> decide(DomainClaim state, DomainCommand command) {
    if (command instanceof Claim claim) {
      return state instanceof Blank
          ? Decision.accept(new DomainClaimed(claim.token(), claim.at())) : Decision.accept(List.of());
    }
    if (command instanceof Release release) {
      return state instanceof Blank
          ? Decision.accept(List.of()) : Decision.accept(new DomainReleased(release.at()));
    }
    if (state instanceof Blank) {
      return refuse(DomainReason.DOMAIN_UNKNOWN, "The tenant has not claimed this domain.");
    }
    if (command instanceof Route route) {
      return route(state, route);
    }
    NoteCheck check = (NoteCheck) command;
    return state instanceof Verified verified ? recheck(verified, check) : firstCheck(check);
  }

  private static Decision<DomainEvent> route(DomainClaim state, Route route) {
    if (!(state instanceof Verified verified)) {
      return refuse(DomainReason.DOMAIN_UNVERIFIED,
          "The tenant has not proved that the domain is its own, so nobody is led anywhere by it. Verify it first.");
    }
    return verified.providers().equals(route.providers())
        ? Decision.accept(List.of()) : Decision.accept(new DomainRouted(route.providers(), route.at()));
  }

  private static Decision<DomainEvent> firstCheck(NoteCheck check) {
    return check.seen() == Seen.THERE ? Decision.accept(new DomainVerified(check.at()))
        : refuse(DomainReason.DOMAIN_RECORD_MISSING,
            "The DNS has no TXT record with the token yet. It may take hours until one is seen everywhere.");
  }

  private static Decision<DomainEvent> recheck(Verified verified, NoteCheck check) {
    if (check.seen() == Seen.THERE) {
      return Decision.accept(new DomainConfirmed(check.at()));
    }
    Instant since = verified.missingSince();
    if (since == null) {
      return Decision.accept(new DomainMissed(check.at()));
    }
    return check.at().isBefore(since.plus(check.grace()))
        ? Decision.accept(List.of()) : Decision.accept(new DomainLapsed(check.at()));
  }

  private static Decision<DomainEvent> refuse(DomainReason reason, String message) {
    return Decision.refuse(new SsoRefusal(reason, message));
  }

  @Override
  public DomainClaim evolve(DomainClaim state, DomainEvent event) {
    if (event instanceof DomainClaimed claimed) {
      return new Pending(claimed.token(), claimed.at());
    }
    if (event instanceof DomainReleased) {
      return new Blank();
    }
    if (event instanceof DomainVerified done) {
      return new Verified(((Pending) state).token(), List.of(), done.at(), done.at(), null);
    }
    Verified verified = (Verified) state;
    if (event instanceof DomainRouted routed) {
      return new Verified(verified.token(), routed.providers(), verified.verifiedAt(), verified.checkedAt(),
          verified.missingSince());
    }
    if (event instanceof DomainConfirmed confirmed) {
      return new Verified(verified.token(), verified.providers(), verified.verifiedAt(), confirmed.at(), null);
    }
    return event instanceof DomainMissed missed
        ? new Verified(verified.token(), verified.providers(), verified.verifiedAt(), verified.checkedAt(), missed.at())
        : new Pending(verified.token(), event.at());
  }
}
