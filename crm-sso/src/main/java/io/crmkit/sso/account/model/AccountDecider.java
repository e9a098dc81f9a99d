package io.crmkit.sso.account.model;

import io.crmkit.core.Decider;
import io.crmkit.core.Decision;
import io.crmkit.sso.account.model.Account.Blank;
import io.crmkit.sso.account.model.Account.Known;
import io.crmkit.sso.account.model.Account.Status;
import io.crmkit.sso.account.model.AccountCommand.Describe;
import io.crmkit.sso.account.model.AccountCommand.Grant;
import io.crmkit.sso.account.model.AccountCommand.Link;
import io.crmkit.sso.account.model.AccountCommand.MapRoles;
import io.crmkit.sso.account.model.AccountCommand.Open;
import io.crmkit.sso.account.model.AccountCommand.Reinstate;
import io.crmkit.sso.account.model.AccountCommand.Suspend;
import io.crmkit.sso.account.model.AccountCommand.Unlink;
import io.crmkit.sso.account.model.AccountEvent.AccountDescribed;
import io.crmkit.sso.account.model.AccountEvent.AccountOpened;
import io.crmkit.sso.account.model.AccountEvent.AccountReinstated;
import io.crmkit.sso.account.model.AccountEvent.AccountSuspended;
import io.crmkit.sso.account.model.AccountEvent.IdentityLinked;
import io.crmkit.sso.account.model.AccountEvent.IdentityUnlinked;
import io.crmkit.sso.account.model.AccountEvent.RolesGranted;
import io.crmkit.sso.account.model.AccountEvent.RolesMapped;
import io.crmkit.sso.account.model.Surroundings.OtherAdministrators;
import java.util.List;
import java.util.Objects;

/**
 * The rules of an account's life: seats are taken and freed, and the last administrator stays one. What is asked for and
 * holds already is accepted and changes nothing.
 */
public final class AccountDecider implements Decider<Account, AccountCommand, AccountEvent> {

  private final Surroundings around;

  public AccountDecider(Surroundings around) {
    this.around = Objects.requireNonNull(around, "around");
  }

  @Override
  public Account initial() {
    return new Blank();
  }

  @Override
  public Decision<AccountEvent> decide(Account state, AccountCommand command) {
    if (command instanceof Open open) {
      if (state instanceof Blank) {
        return around.hasSeat()
            ? Decision.accept(new AccountOpened(open.profile(), open.granted(), open.at()))
            : Decision.refuse(AccountRefusals.seats(around));
      }
      throw new IllegalArgumentException("an account is opened once, and the id of this one is taken");
    }
    if (!(state instanceof Known known)) {
      return Decision.refuse(AccountRefusals.unknown());
    }
    List<AccountEvent> events = change(known, command);
    Known after = (Known) evolve(state, events);
    if (!known.isActive() && after.isActive() && !around.hasSeat()) {
      return Decision.refuse(AccountRefusals.seats(around));
    }
    return losesLastAdministrator(known, after)
        ? Decision.refuse(AccountRefusals.lastAdministrator()) : Decision.accept(events);
  }

  private boolean losesLastAdministrator(Known before, Known after) {
    return around.others() == OtherAdministrators.NONE
        && before.isOneOf(around.policy().administrators()) && !after.isOneOf(around.policy().administrators());
  }

  private static List<AccountEvent> change(Known known, AccountCommand command) {
    if (command instanceof Link link) {
      return known.link(link.identity()).isPresent() ? List.of()
          : List.of(new IdentityLinked(link.identity(), link.roles(), link.at()));
    }
    if (command instanceof Unlink unlink) {
      return known.link(unlink.identity()).isEmpty() ? List.of()
          : List.of(new IdentityUnlinked(unlink.identity(), unlink.at()));
    }
    if (command instanceof MapRoles map) {
      return known.link(map.identity()).filter(each -> !each.roles().equals(map.roles())).isEmpty() ? List.of()
          : List.of(new RolesMapped(map.identity(), map.roles(), map.at()));
    }
    if (command instanceof Grant grant) {
      return known.granted().equals(grant.roles()) ? List.of() : List.of(new RolesGranted(grant.roles(), grant.at()));
    }
    if (command instanceof Describe describe) {
      return known.profile().equals(describe.profile()) ? List.of()
          : List.of(new AccountDescribed(describe.profile(), describe.at()));
    }
    if (command instanceof Suspend suspend) {
      return known.isActive() ? List.of(new AccountSuspended(suspend.at())) : List.of();
    }
    return known.isActive() ? List.of() : List.of(new AccountReinstated(((Reinstate) command).at()));
  }

  @Override
  public Account evolve(Account state, AccountEvent event) {
    if (event instanceof AccountOpened opened) {
      return new Known(opened.profile(), Status.ACTIVE, opened.granted(), List.of());
    }
    Known known = (Known) state;
    if (event instanceof AccountSuspended) {
      return new Known(known.profile(), Status.SUSPENDED, known.granted(), known.identities());
    }
    if (event instanceof AccountReinstated) {
      return new Known(known.profile(), Status.ACTIVE, known.granted(), known.identities());
    }
    if (event instanceof RolesGranted granted) {
      return new Known(known.profile(), known.status(), granted.roles(), known.identities());
    }
    if (event instanceof AccountDescribed described) {
      return new Known(described.profile(), known.status(), known.granted(), known.identities());
    }
    return new Known(known.profile(), known.status(), known.granted(), LinkedIdentities.after(known.identities(), event));
  }
}
