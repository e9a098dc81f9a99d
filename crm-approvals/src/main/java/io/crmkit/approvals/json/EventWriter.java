package io.crmkit.approvals.json;

import io.crmkit.approvals.model.ApprovalEvent;
import io.crmkit.approvals.model.ApprovalEvent.ActionRequested;
import io.crmkit.approvals.model.ApprovalEvent.Approved;
import io.crmkit.approvals.model.ApprovalEvent.ApproverAdded;
import io.crmkit.approvals.model.ApprovalEvent.Barred;
import io.crmkit.approvals.model.ApprovalEvent.ClaimReleased;
import io.crmkit.approvals.model.ApprovalEvent.ClaimTimedOut;
import io.crmkit.approvals.model.ApprovalEvent.CommandKept;
import io.crmkit.approvals.model.ApprovalEvent.Commented;
import io.crmkit.approvals.model.ApprovalEvent.Expired;
import io.crmkit.approvals.model.ApprovalEvent.Failed;
import io.crmkit.approvals.model.ApprovalEvent.LadderEnded;
import io.crmkit.approvals.model.ApprovalEvent.LadderStopped;
import io.crmkit.approvals.model.ApprovalEvent.LevelPassedOver;
import io.crmkit.approvals.model.ApprovalEvent.Migrated;
import io.crmkit.approvals.model.ApprovalEvent.QueueClaimed;
import io.crmkit.approvals.model.ApprovalEvent.Recalled;
import io.crmkit.approvals.model.ApprovalEvent.Rejected;
import io.crmkit.approvals.model.ApprovalEvent.Reminded;
import io.crmkit.approvals.model.ApprovalEvent.SeatReassigned;
import io.crmkit.approvals.model.ApprovalEvent.SeatVacated;
import io.crmkit.approvals.model.ApprovalEvent.StandInsCalled;
import io.crmkit.approvals.model.ApprovalEvent.StepApproved;
import io.crmkit.approvals.model.ApprovalEvent.StepEscalated;
import io.crmkit.approvals.model.ApprovalEvent.StepOpened;
import io.crmkit.approvals.model.ApprovalEvent.StepPassed;
import io.crmkit.approvals.model.ApprovalEvent.StepRejected;
import io.crmkit.approvals.model.ApprovalEvent.StepSkipped;
import io.crmkit.approvals.model.ApprovalEvent.StepWithdrawn;
import io.crmkit.approvals.model.ApprovalEvent.Submitted;
import io.crmkit.approvals.model.ApprovalEvent.VoteCast;
import io.crmkit.approvals.model.ApprovalEvent.VoteVoided;
import io.crmkit.approvals.model.Sender;
import io.crmkit.approvals.model.delegation.Mandate;
import org.jspecify.annotations.Nullable;

/** Writes the members of each type of event. */
final class EventWriter {

  private EventWriter() {}

  static void write(JsonOut out, ApprovalEvent event) {
    out.put("at", event.at());
    if (event instanceof VoteCast cast) {
      write(out, cast);
    } else if (event instanceof Submitted submitted) {
      write(out, submitted);
    } else if (event instanceof ActionRequested action) {
      out.put("on", action.on()).put("type", action.type()).put("with", action.with());
    } else if (event instanceof CommandKept kept) {
      out.put("key", kept.key()).put("fingerprint", kept.fingerprint()).put("events", kept.events());
    } else if (event instanceof Commented commented) {
      out.put("by", commented.by()).put("text", commented.text());
    } else if (!isBare(event) && !CourseEvents.write(out, event)) {
      writeStep(out, event);
    }
  }

  private static boolean isBare(ApprovalEvent event) {
    return event instanceof Approved || event instanceof Rejected || event instanceof Expired;
  }

  private static void writeStep(JsonOut out, ApprovalEvent event) {
    if (event instanceof StepOpened opened) {
      out.put("step", opened.step()).put("name", opened.name()).put("due_at", opened.dueAt())
          .put("remind_at", opened.remindAt())
          .putObject("panel", panel -> PanelJson.write(panel, opened.panel()))
          .putObjects("barred", opened.barred(), EventWriter::write);
    } else if (event instanceof StepApproved approved) {
      out.put("step", approved.step()).put("name", approved.name()).put("ground", approved.ground())
          .put("content", approved.content());
    } else if (event instanceof StepRejected rejected) {
      out.put("step", rejected.step()).put("name", rejected.name()).put("ground", rejected.ground());
      Sender sender = rejected.by();
      if (sender != null) {
        write(out.put("by", sender.by()), sender.mandate()).put("reason", sender.reason());
      }
    } else if (event instanceof StepPassed passed) {
      out.put("step", passed.step()).put("name", passed.name()).putActors("by", passed.by());
    } else if (event instanceof StepSkipped skipped) {
      out.put("step", skipped.step()).put("name", skipped.name()).put("reason", skipped.reason());
    } else if (event instanceof StepWithdrawn withdrawn) {
      out.put("step", withdrawn.step()).put("name", withdrawn.name());
    } else if (event instanceof Failed failed) {
      out.put("step", failed.step()).put("name", failed.name());
    } else if (event instanceof Recalled recalled) {
      out.put("by", recalled.by()).put("authority", recalled.authority()).put("reason", recalled.reason());
    } else if (event instanceof Migrated migrated) {
      write(out, migrated);
    } else {
      writeSeats(out, event);
    }
  }

  private static void writeSeats(JsonOut out, ApprovalEvent event) {
    if (event instanceof SeatReassigned moved) {
      out.put("step", moved.step()).put("from", moved.from()).put("to", moved.to()).put("by", moved.by())
          .put("authority", moved.authority()).put("reason", moved.reason());
    } else if (event instanceof SeatVacated vacated) {
      out.put("step", vacated.step()).put("person", vacated.person()).put("reason", vacated.reason());
    } else if (event instanceof VoteVoided voided) {
      out.put("step", voided.step()).put("by", voided.by()).put("holder", voided.holder())
          .put("reason", voided.reason());
    } else if (event instanceof ApproverAdded added) {
      out.put("step", added.step()).put("person", added.person()).put("asker", added.asker())
          .put("place", added.place()).put("by", added.by()).putActors("via", added.via())
          .put("authority", added.authority()).put("reason", added.reason());
    } else if (event instanceof QueueClaimed claimed) {
      out.put("step", claimed.step()).put("holder", claimed.holder()).put("by", claimed.by())
          .putActors("via", claimed.via()).put("until", claimed.until());
    } else if (event instanceof ClaimTimedOut timedOut) {
      out.put("step", timedOut.step()).put("holder", timedOut.holder());
    } else if (event instanceof ClaimReleased released) {
      out.put("step", released.step()).put("holder", released.holder()).put("by", released.by())
          .putActors("via", released.via()).put("authority", released.authority()).put("reason", released.reason());
    } else if (event instanceof StandInsCalled called) {
      out.put("step", called.step()).putObject("panel", panel -> PanelJson.write(panel, called.panel()));
    } else {
      writeLadder(out, event);
    }
  }

  private static void writeLadder(JsonOut out, ApprovalEvent event) {
    if (event instanceof StepEscalated up) {
      out.put("step", up.step()).put("level", up.level()).put("cause", up.cause()).put("rights", up.rights())
          .put("notice", up.notice()).put("due_at", up.dueAt())
          .putObject("panel", panel -> PanelJson.write(panel, up.panel()));
    } else if (event instanceof LevelPassedOver passed) {
      out.put("step", passed.step()).put("level", passed.level()).put("due_at", passed.dueAt())
          .putObjects("barred", passed.barred(), EventWriter::write);
    } else if (event instanceof Reminded reminded) {
      out.put("step", reminded.step()).put("number", reminded.number()).put("next_at", reminded.nextAt())
          .putObjects("people", reminded.people(), (person, actor) -> person.put("actor", actor));
    } else if (event instanceof LadderStopped stopped) {
      out.put("step", stopped.step());
    } else if (event instanceof LadderEnded ended) {
      out.put("step", ended.step()).put("action", ended.action());
    } else {
      throw new AssertionError("Unhandled event " + event);
    }
  }

  private static void write(JsonOut out, Submitted submitted) {
    out.put("by", submitted.by());
    DefinitionRefJson.write(out, submitted.definition());
    out.put("entity_type", submitted.subject().entityType())
        .put("entity_id", submitted.subject().entityId())
        .put("fields", submitted.subject().fields())
        .put("expires_at", submitted.expiresAt());
  }

  private static void write(JsonOut out, Migrated migrated) {
    out.put("by", migrated.by());
    DefinitionRefJson.write(out, migrated.definition());
    out.putObjects("steps", migrated.steps(), ApprovalJson::write)
        .putObjects("results", migrated.results(), ApprovalJson::write)
        .putObjects("dropped", migrated.dropped(), (item, voter) -> item.put("actor", voter))
        .put("expires_at", migrated.expiresAt())
        .put("reason", migrated.reason());
  }

  private static void write(JsonOut out, VoteCast cast) {
    write(out.put("step", cast.step()).put("by", cast.by()), cast.mandate())
        .put("choice", cast.choice()).put("comment", cast.comment()).put("content", cast.content());
  }

  /** Writes in whose place somebody acts, if in anybody's. */
  static JsonOut write(JsonOut out, @Nullable Mandate mandate) {
    return mandate == null ? out : out.put("for", mandate.principal()).putActors("via", mandate.via());
  }

  private static void write(JsonOut out, Barred barred) {
    out.put("actor", barred.actor()).put("reason", barred.reason());
  }
}
