package io.crmkit.record.model;

import io.crmkit.core.Decider;
import io.crmkit.core.Decision;
import io.crmkit.record.model.Account.Blank;
import io.crmkit.record.model.Account.Deleted;
import io.crmkit.record.model.Account.Live;
import io.crmkit.record.model.AccountCommand.Create;
import io.crmkit.record.model.AccountCommand.Delete;
import io.crmkit.record.model.AccountCommand.Edit;
import io.crmkit.record.model.AccountCommand.LinkLead;
import io.crmkit.record.model.AccountCommand.Restore;
import io.crmkit.record.model.AccountEvent.AccountCreated;
import io.crmkit.record.model.AccountEvent.AccountDeleted;
import io.crmkit.record.model.AccountEvent.AccountEdited;
import io.crmkit.record.model.AccountEvent.AccountLeadLinked;
import io.crmkit.record.model.AccountEvent.AccountRestored;
import io.crmkit.record.model.RecordRefusal.AlreadyThere;
import io.crmkit.record.model.RecordRefusal.InTheBin;
import io.crmkit.record.model.RecordRefusal.NotInTheBin;
import io.crmkit.record.model.RecordRefusal.NotThere;
import java.util.List;

/** The rules of a account's life. A command that would change nothing is accepted and causes nothing. */
public final class AccountDecider implements Decider<Account, AccountCommand, AccountEvent> {

  private static final String KIND = "account";

  @Override
  public Account initial() {
    return new Blank();
  }

  @Override
  public Decision<AccountEvent> decide(Account state, AccountCommand command) {
    if (command instanceof Create create) {
      return state instanceof Blank
          ? Decision.accept(new AccountCreated(create.details(), create.by(), create.at()))
          : Decision.refuse(new AlreadyThere(KIND));
    }
    if (state instanceof Blank) {
      return Decision.refuse(new NotThere(KIND));
    }
    return state instanceof Live live ? ofLive(live, command) : inTheBin(command);
  }

  private static Decision<AccountEvent> ofLive(Live live, AccountCommand command) {
    if (command instanceof Edit edit) {
      return edit.details().equals(live.details())
          ? unchanged()
          : Decision.accept(new AccountEdited(edit.details(), edit.by(), edit.at()));
    }
    if (command instanceof LinkLead link) {
      return live.leads().contains(link.lead())
          ? unchanged()
          : Decision.accept(new AccountLeadLinked(link.lead(), link.by(), link.at()));
    }
    return command instanceof Delete delete
        ? Decision.accept(new AccountDeleted(delete.by(), delete.at()))
        : Decision.refuse(new NotInTheBin(KIND));
  }

  private static Decision<AccountEvent> inTheBin(AccountCommand command) {
    if (command instanceof Restore restore) {
      return Decision.accept(new AccountRestored(restore.by(), restore.at()));
    }
    return command instanceof Delete ? unchanged() : Decision.refuse(new InTheBin(KIND));
  }

  @Override
  public Account evolve(Account state, AccountEvent event) {
    if (event instanceof AccountCreated created) {
      return new Live(created.details(), List.of());
    }
    if (event instanceof AccountEdited edited) {
      return ((Live) state).with(edited.details());
    }
    if (event instanceof AccountLeadLinked linked) {
      return ((Live) state).linkedTo(linked.lead());
    }
    if (event instanceof AccountDeleted deleted) {
      return new Deleted((Live) state, deleted.by(), deleted.at());
    }
    return ((Deleted) state).before();
  }

  private static Decision<AccountEvent> unchanged() {
    return Decision.accept(List.of());
  }
}
