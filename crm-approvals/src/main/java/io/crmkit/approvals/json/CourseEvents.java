package io.crmkit.approvals.json;

import io.crmkit.approvals.model.ApprovalCommand.Overrule;
import io.crmkit.approvals.model.ApprovalEvent;
import io.crmkit.approvals.model.ApprovalEvent.Amended;
import io.crmkit.approvals.model.ApprovalEvent.Authority;
import io.crmkit.approvals.model.ApprovalEvent.InfoProvided;
import io.crmkit.approvals.model.ApprovalEvent.InfoRequested;
import io.crmkit.approvals.model.ApprovalEvent.InfoWithdrawn;
import io.crmkit.approvals.model.ApprovalEvent.Lapsed;
import io.crmkit.approvals.model.ApprovalEvent.Overruled;
import io.crmkit.approvals.model.ApprovalEvent.Reinstated;
import io.crmkit.approvals.model.ApprovalEvent.Reopened;
import io.crmkit.approvals.model.ApprovalEvent.Resubmitted;
import io.crmkit.approvals.model.ApprovalEvent.Resumption;
import io.crmkit.approvals.model.ApprovalEvent.Returned;
import io.crmkit.approvals.model.ApprovalEvent.StepParked;
import io.crmkit.approvals.model.ApprovalEvent.StepResumed;
import io.crmkit.approvals.model.ApprovalEvent.StepVoided;
import io.crmkit.approvals.model.ApprovalEvent.VoidCause;

/** Events of requests that leave the straight way: amended, sent back, opened again. */
final class CourseEvents {

  private CourseEvents() {}

  /** Writes the members of such an event; returns whether it is one. */
  static boolean write(JsonOut out, ApprovalEvent event) {
    if (event instanceof StepVoided voided) {
      out.put("step", voided.step()).put("name", voided.name()).put("cause", voided.cause());
    } else if (event instanceof StepParked parked) {
      out.put("step", parked.step()).put("name", parked.name());
    } else if (event instanceof StepResumed resumed) {
      write(out.put("step", resumed.step()).put("name", resumed.name()), resumed.on());
    } else if (event instanceof Returned returned) {
      EventWriter.write(
          out.put("step", returned.step()).put("name", returned.name()).put("by", returned.by()), returned.mandate())
          .put("to", returned.to()).put("round", returned.round()).put("reason", returned.reason());
    } else if (event instanceof InfoRequested asked) {
      EventWriter.write(
          out.put("step", asked.step()).put("name", asked.name()).put("by", asked.by()), asked.mandate())
          .put("of", asked.of()).put("question", asked.question());
    } else if (event instanceof InfoProvided told) {
      EventWriter.write(out.put("step", told.step()).put("name", told.name()).put("by", told.by()), told.mandate());
      write(out.put("text", told.text()), told.on());
    } else if (event instanceof InfoWithdrawn withdrawn) {
      write(out.put("step", withdrawn.step()).put("name", withdrawn.name()), withdrawn.on());
    } else if (event instanceof Overruled overruled) {
      out.put("by", overruled.by()).put("verdict", overruled.verdict()).put("reason", overruled.reason());
    } else if (event instanceof Resubmitted again) {
      out.put("by", again.by()).put("authority", again.authority()).put("comment", again.comment());
    } else {
      return writeContent(out, event);
    }
    return true;
  }

  private static boolean writeContent(JsonOut out, ApprovalEvent event) {
    if (event instanceof Amended amended) {
      out.put("by", amended.by()).put("authority", amended.authority()).put("fields", amended.fields())
          .putTexts("changed", amended.changed()).put("reason", amended.reason());
    } else if (event instanceof Reopened reopened) {
      out.put("expires_at", reopened.expiresAt()).put("since", reopened.since());
    } else if (event instanceof Lapsed lapsed) {
      out.put("by", lapsed.by()).put("authority", lapsed.authority()).put("fields", lapsed.fields())
          .putTexts("steps", lapsed.steps()).put("reason", lapsed.reason()).put("since", lapsed.since());
    } else if (event instanceof Reinstated reinstated) {
      out.put("by", reinstated.by()).put("authority", reinstated.authority()).put("reason", reinstated.reason());
    } else {
      return false;
    }
    return true;
  }

  private static void write(JsonOut out, Resumption on) {
    out.put("due_at", on.dueAt()).put("remind_at", on.remindAt()).put("claimed_until", on.claimedUntil());
  }

  private static Resumption resumption(JsonIn in) {
    return new Resumption(
        in.instantOrNull("due_at"), in.instantOrNull("remind_at"), in.instantOrNull("claimed_until"));
  }

  static void register() {
    EventReader.on(StepVoided.class, in -> new StepVoided(
        in.number("step"), in.text("name"), in.constant(VoidCause.class, "cause"), in.instant("at")));
    EventReader.on(StepParked.class, in -> new StepParked(in.number("step"), in.text("name"), in.instant("at")));
    EventReader.on(StepResumed.class, in -> new StepResumed(
        in.number("step"), in.text("name"), resumption(in), in.instant("at")));
    EventReader.on(Returned.class, in -> new Returned(
        in.number("step"), in.text("name"), in.actor("by"), EventReader.mandate(in), in.textOrNull("to"),
        in.number("round"), in.text("reason"), in.instant("at")));
    EventReader.on(InfoRequested.class, in -> new InfoRequested(
        in.number("step"), in.text("name"), in.actor("by"), EventReader.mandate(in), in.actor("of"),
        in.text("question"), in.instant("at")));
    EventReader.on(InfoProvided.class, in -> new InfoProvided(
        in.number("step"), in.text("name"), in.actor("by"), EventReader.mandate(in), in.text("text"),
        resumption(in), in.instant("at")));
    EventReader.on(InfoWithdrawn.class, in -> new InfoWithdrawn(
        in.number("step"), in.text("name"), resumption(in), in.instant("at")));
    EventReader.on(Overruled.class, in -> new Overruled(
        in.actor("by"), in.constant(Overrule.Verdict.class, "verdict"), in.text("reason"), in.instant("at")));
    EventReader.on(Resubmitted.class, in -> new Resubmitted(
        in.actor("by"), in.constant(Authority.class, "authority"), in.text("comment"), in.instant("at")));
    EventReader.on(Amended.class, in -> new Amended(
        in.actor("by"), in.constant(Authority.class, "authority"), in.fields("fields"), in.texts("changed"),
        in.text("reason"), in.instant("at")));
    EventReader.on(Reopened.class, in -> new Reopened(
        in.instantOrNull("expires_at"), in.instantOrNull("since"), in.instant("at")));
    EventReader.on(Lapsed.class, in -> new Lapsed(
        in.actor("by"), in.constant(Authority.class, "authority"), in.fields("fields"), in.texts("steps"),
        in.text("reason"), in.instantOrNull("since"), in.instant("at")));
    EventReader.on(Reinstated.class, in -> new Reinstated(
        in.actor("by"), in.constant(Authority.class, "authority"), in.text("reason"), in.instant("at")));
  }
}
