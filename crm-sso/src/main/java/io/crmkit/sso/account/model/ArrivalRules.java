package io.crmkit.sso.account.model;

import io.crmkit.sso.account.model.Account.Known;
import io.crmkit.sso.account.model.AccountCommand.Describe;
import io.crmkit.sso.account.model.AccountCommand.Link;
import io.crmkit.sso.account.model.AccountCommand.MapRoles;
import io.crmkit.sso.account.model.AccountCommand.Open;
import io.crmkit.sso.account.model.Admission.Creation;
import io.crmkit.sso.account.model.Admission.Sync;
import io.crmkit.sso.account.model.ArrivalPlan.How;
import io.crmkit.sso.account.model.Profile.EmailProof;
import io.crmkit.sso.model.Principal;
import io.crmkit.sso.model.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which user a principal is: by the identity if that is linked, else by an address that {@link EmailLink} lets count, else a
 * new one if the provider may make some. Pure; what the store says comes in.
 */
public final class ArrivalRules {

  private final Principal principal;
  private final Admission admission;
  private final AccountPolicy policy;
  private final Instant at;

  public ArrivalRules(Principal principal, Admission admission, AccountPolicy policy, Instant at) {
    this.principal = admission.trusted(principal);
    this.admission = admission;
    this.policy = policy;
    this.at = at;
  }

  /** Checks that whatever a provider names the person by can be kept; to be asked before a store is. */
  public static Verdict<Principal> usable(Principal principal) {
    boolean isUsable = Texts.isKept(principal.subject()) && Texts.isKept(principal.issuer())
        && Texts.isKept(principal.sessionIndex()) && Texts.isKept(principal.authnContext());
    return isUsable ? Verdict.accept(principal)
        : Verdict.refuse(AccountReason.IDENTITY_UNUSABLE, ("%s names the person, the session or the way of logging in by more"
            + " than %d characters, or by some that no store keeps.").formatted(principal.provider(), Texts.LONGEST));
  }

  /**
   * Says what becomes of a login.
   *
   * @param byIdentity who has the identity; null if nobody has
   * @param byEmail who has the address of the principal as a proved one; null if nobody has
   */
  public Verdict<ArrivalPlan> plan(@Nullable AccountEntry byIdentity, @Nullable AccountEntry byEmail) {
    if (byIdentity != null) {
      return known(byIdentity, byEmail);
    }
    if (byEmail == null) {
      return create();
    }
    return isLinked(byEmail.account()) ? known(byEmail, byEmail) : link(byEmail);
  }

  /** Whether another login of the same person was faster, between the two look-ups. */
  private boolean isLinked(Known account) {
    Identity identity = Identity.of(principal);
    return account.identities().stream().anyMatch(each -> each.identity().equals(identity));
  }

  private Verdict<ArrivalPlan> known(AccountEntry entry, @Nullable AccountEntry byEmail) {
    if (!entry.account().isActive()) {
      return Verdict.refuse(AccountRefusals.suspended());
    }
    if (admission.sync() == Sync.FIRST_LOGIN) {
      return Verdict.accept(new ArrivalPlan(How.KNOWN, entry, List.of()));
    }
    return roles().then(roles -> Verdict.accept(new ArrivalPlan(How.KNOWN, entry, List.of(
        new MapRoles(Identity.of(principal), roles, at), new Describe(described(entry, byEmail), at)))));
  }

  /** An address that is proved gives way to another that is proved and nobody else's, and never to one that is only said. */
  private Profile described(AccountEntry entry, @Nullable AccountEntry byEmail) {
    Profile before = entry.account().profile();
    Profile now = Profile.of(principal, proof());
    Profile named = new Profile(before.email(), before.proof(), now.name() == null ? before.name() : now.name());
    boolean isTaken = byEmail != null && !byEmail.user().equals(entry.user());
    if (now.email() == null || now.proof() == EmailProof.SAID && before.proof() == EmailProof.PROVED
        || now.proof() == EmailProof.PROVED && isTaken) {
      return named;
    }
    return new Profile(now.email(), now.proof(), named.name());
  }

  private EmailProof proof() {
    return EmailLink.check(principal, policy.ownedDomains(), null).whyNot().isEmpty() ? EmailProof.PROVED : EmailProof.SAID;
  }

  private Verdict<ArrivalPlan> link(AccountEntry entry) {
    Known account = entry.account();
    Identity holder = account.identities().isEmpty() ? null : account.identities().get(0).identity();
    return EmailLink.check(principal, policy.ownedDomains(), holder)
        .then(address -> account.isActive() ? roles() : Verdict.<Set<Role>>refuse(AccountRefusals.suspended()))
        .then(roles -> Verdict.accept(new ArrivalPlan(
            How.LINKED, entry, List.of(new Link(Identity.of(principal), roles, at)))));
  }

  private Verdict<ArrivalPlan> create() {
    if (admission.creation() == Creation.NOBODY) {
      return Verdict.refuse(AccountReason.JIT_OFF, ("The person has no account, and logins by %s open none. An administrator"
          + " can open one with the person's address.").formatted(principal.provider()));
    }
    Verdict<String> address = EmailLink.check(principal, policy.ownedDomains(), null);
    if (admission.creation() == Creation.OWN_DOMAINS && address instanceof Verdict.Refused<String> refused) {
      return Verdict.refuse(refused.refusal());
    }
    return roles().then(roles -> Verdict.accept(new ArrivalPlan(How.CREATED, null, List.of(
        new Open(Profile.of(principal, proof()), Set.of(), at), new Link(Identity.of(principal), roles, at)))));
  }

  private Verdict<Set<Role>> roles() {
    return admission.roles().map(principal, policy.administrators());
  }
}
