package io.crmkit.record.model;

import io.crmkit.core.Decider;
import io.crmkit.core.Decision;
import io.crmkit.record.model.Contact.Blank;
import io.crmkit.record.model.Contact.Deleted;
import io.crmkit.record.model.Contact.Live;
import io.crmkit.record.model.ContactCommand.Create;
import io.crmkit.record.model.ContactCommand.Delete;
import io.crmkit.record.model.ContactCommand.Edit;
import io.crmkit.record.model.ContactCommand.LinkLead;
import io.crmkit.record.model.ContactCommand.Restore;
import io.crmkit.record.model.ContactEvent.ContactCreated;
import io.crmkit.record.model.ContactEvent.ContactDeleted;
import io.crmkit.record.model.ContactEvent.ContactEdited;
import io.crmkit.record.model.ContactEvent.ContactLeadLinked;
import io.crmkit.record.model.ContactEvent.ContactRestored;
import io.crmkit.record.model.RecordRefusal.AlreadyThere;
import io.crmkit.record.model.RecordRefusal.InTheBin;
import io.crmkit.record.model.RecordRefusal.NotInTheBin;
import io.crmkit.record.model.RecordRefusal.NotThere;
import java.util.List;

/** The rules of a contact's life. A command that would change nothing is accepted and causes nothing. */
public final class ContactDecider implements Decider<Contact, ContactCommand, ContactEvent> {

  private static final String KIND = "contact";

  @Override
  public Contact initial() {
    return new Blank();
  }

  @Override
  public Decision<ContactEvent> decide(Contact state, ContactCommand command) {
    if (command instanceof Create create) {
      return state instanceof Blank
          ? Decision.accept(new ContactCreated(create.details(), create.by(), create.at()))
          : Decision.refuse(new AlreadyThere(KIND));
    }
    if (state instanceof Blank) {
      return Decision.refuse(new NotThere(KIND));
    }
    return state instanceof Live live ? ofLive(live, command) : inTheBin(command);
  }

  private static Decision<ContactEvent> ofLive(Live live, ContactCommand command) {
    if (command instanceof Edit edit) {
      return edit.details().equals(live.details())
          ? unchanged()
          : Decision.accept(new ContactEdited(edit.details(), edit.by(), edit.at()));
    }
    if (command instanceof LinkLead link) {
      return live.leads().contains(link.lead())
          ? unchanged()
          : Decision.accept(new ContactLeadLinked(link.lead(), link.by(), link.at()));
    }
    return command instanceof Delete delete
        ? Decision.accept(new ContactDeleted(delete.by(), delete.at()))
        : Decision.refuse(new NotInTheBin(KIND));
  }

  private static Decision<ContactEvent> inTheBin(ContactCommand command) {
    if (command instanceof Restore restore) {
      return Decision.accept(new ContactRestored(restore.by(), restore.at()));
    }
    return command instanceof Delete ? unchanged() : Decision.refuse(new InTheBin(KIND));
  }

  @Override
  public Contact evolve(Contact state, ContactEvent event) {
    if (event instanceof ContactCreated created) {
      return new Live(created.details(), List.of());
    }
    if (event instanceof ContactEdited edited) {
      return ((Live) state).with(edited.details());
    }
    if (event instanceof ContactLeadLinked linked) {
      return ((Live) state).linkedTo(linked.lead());
    }
    if (event instanceof ContactDeleted deleted) {
      return new Deleted((Live) state, deleted.by(), deleted.at());
    }
    return ((Deleted) state).before();
  }

  private static Decision<ContactEvent> unchanged() {
    return Decision.accept(List.of());
  }
}
