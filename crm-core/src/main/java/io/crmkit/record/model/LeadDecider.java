package io.crmkit.record.model;

import io.crmkit.core.Decider;
import io.crmkit.core.Decision;
import io.crmkit.record.model.Lead.Blank;
import io.crmkit.record.model.Lead.Converted;
import io.crmkit.record.model.Lead.Deleted;
import io.crmkit.record.model.Lead.Live;
import io.crmkit.record.model.LeadCommand.Convert;
import io.crmkit.record.model.LeadCommand.Create;
import io.crmkit.record.model.LeadCommand.Delete;
import io.crmkit.record.model.LeadCommand.Disqualify;
import io.crmkit.record.model.LeadCommand.Edit;
import io.crmkit.record.model.LeadCommand.Qualify;
import io.crmkit.record.model.LeadCommand.Restore;
import io.crmkit.record.model.LeadCommand.Work;
import io.crmkit.record.model.LeadEvent.LeadConverted;
import io.crmkit.record.model.LeadEvent.LeadCreated;
import io.crmkit.record.model.LeadEvent.LeadDeleted;
import io.crmkit.record.model.LeadEvent.LeadDisqualified;
import io.crmkit.record.model.LeadEvent.LeadEdited;
import io.crmkit.record.model.LeadEvent.LeadQualified;
import io.crmkit.record.model.LeadEvent.LeadRestored;
import io.crmkit.record.model.LeadEvent.LeadWorked;
import io.crmkit.record.model.RecordRefusal.AlreadyThere;
import io.crmkit.record.model.RecordRefusal.InTheBin;
import io.crmkit.record.model.RecordRefusal.NotInTheBin;
import io.crmkit.record.model.RecordRefusal.NotThere;
import java.util.List;

/**
 * The rules of a lead's life. A command that would change nothing is accepted and causes nothing; so is every
 * conversion of a lead that was converted before, whatever it asks for.
 */
public final class LeadDecider implements Decider<Lead, LeadCommand, LeadEvent> {

  private static final String KIND = "lead";

  @Override
  public Lead initial() {
    return new Blank();
  }

  @Override
  public Decision<LeadEvent> decide(Lead state, LeadCommand command) {
    if (command instanceof Create create) {
      return state instanceof Blank
          ? Decision.accept(new LeadCreated(create.details(), create.by(), create.at()))
          : Decision.refuse(new AlreadyThere(KIND));
    }
    if (state instanceof Live live) {
      return ofLive(live, command);
    }
    if (state instanceof Converted converted) {
      return ofConverted(converted, command);
    }
    return state instanceof Blank ? Decision.refuse(new NotThere(KIND)) : inTheBin(command);
  }

  private static Decision<LeadEvent> ofLive(Live live, LeadCommand command) {
    if (command instanceof Edit edit) {
      return edit.details().equals(live.details())
          ? unchanged()
          : Decision.accept(new LeadEdited(edit.details(), edit.by(), edit.at()));
    }
    if (command instanceof Work work) {
      return live.status() == LeadStatus.WORKING
          ? unchanged()
          : Decision.accept(new LeadWorked(work.by(), work.at()));
    }
    if (command instanceof Disqualify disqualify) {
      return disqualify.reason().equals(live.reason())
          ? unchanged()
          : Decision.accept(new LeadDisqualified(disqualify.reason(), disqualify.by(), disqualify.at()));
    }
    if (command instanceof Delete delete) {
      return Decision.accept(new LeadDeleted(delete.by(), delete.at()));
    }
    return command instanceof Restore ? Decision.refuse(new NotInTheBin(KIND)) : onward(live, command);
  }

  /** Qualifies or converts, which nobody does with a lead that was given up. */
  private static Decision<LeadEvent> onward(Live live, LeadCommand command) {
    if (live.reason() != null) {
      return Decision.refuse(new LeadRefusal.GivenUp(live.reason()));
    }
    if (command instanceof Convert convert) {
      return Decision.accept(new LeadConverted(convert.into(), convert.by(), convert.at()));
    }
    Qualify qualify = (Qualify) command;
    return live.status() == LeadStatus.QUALIFIED
        ? unchanged()
        : Decision.accept(new LeadQualified(qualify.by(), qualify.at()));
  }

  private static Decision<LeadEvent> ofConverted(Converted converted, LeadCommand command) {
    if (command instanceof Restore) {
      return Decision.refuse(new NotInTheBin(KIND));
    }
    return command instanceof Convert ? unchanged() : Decision.refuse(new LeadRefusal.Locked(converted.into()));
  }

  private static Decision<LeadEvent> inTheBin(LeadCommand command) {
    if (command instanceof Restore restore) {
      return Decision.accept(new LeadRestored(restore.by(), restore.at()));
    }
    return command instanceof Delete ? unchanged() : Decision.refuse(new InTheBin(KIND));
  }

  @Override
  public Lead evolve(Lead state, LeadEvent event) {
    if (event instanceof LeadCreated created) {
      return new Live(created.details(), LeadStatus.NEW, null);
    }
    if (event instanceof LeadRestored) {
      return ((Deleted) state).before();
    }
    Live live = (Live) state;
    if (event instanceof LeadEdited edited) {
      return new Live(edited.details(), live.status(), live.reason());
    }
    if (event instanceof LeadDisqualified disqualified) {
      return new Live(live.details(), LeadStatus.DISQUALIFIED, disqualified.reason());
    }
    if (event instanceof LeadConverted converted) {
      return new Converted(live.details(), converted.into(), converted.by(), converted.at());
    }
    if (event instanceof LeadDeleted deleted) {
      return new Deleted(live, deleted.by(), deleted.at());
    }
    return new Live(live.details(), event instanceof LeadWorked ? LeadStatus.WORKING : LeadStatus.QUALIFIED, null);
  }

  private static Decision<LeadEvent> unchanged() {
    return Decision.accept(List.of());
  }
}
