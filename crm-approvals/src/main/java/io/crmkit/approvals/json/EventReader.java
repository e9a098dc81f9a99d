package io.crmkit.approvals.json;

import io.crmkit.approvals.model.ApprovalEvent;
import io.crmkit.approvals.model.ApprovalEvent.ActionRequested;
import io.crmkit.approvals.model.ApprovalEvent.Approved;
import io.crmkit.approvals.model.ApprovalEvent.ApproverAdded;
import io.crmkit.approvals.model.ApprovalEvent.Authority;
import io.crmkit.approvals.model.ApprovalEvent.Barred;
import io.crmkit.approvals.model.ApprovalEvent.Cause;
import io.crmkit.approvals.model.ApprovalEvent.ClaimReleased;
import io.crmkit.approvals.model.ApprovalEvent.ClaimTimedOut;
import io.crmkit.approvals.model.ApprovalEvent.CommandKept;
import io.crmkit.approvals.model.ApprovalEvent.Commented;
import io.crmkit.approvals.model.ApprovalEvent.Expired;
import io.crmkit.approvals.model.ApprovalEvent.Failed;
import io.crmkit.approvals.model.ApprovalEvent.Ground;
import io.crmkit.approvals.model.ApprovalEvent.LadderEnded;
import io.crmkit.approvals.model.ApprovalEvent.LadderStopped;
import io.crmkit.approvals.model.ApprovalEvent.LevelPassedOver;
import io.crmkit.approvals.model.ApprovalEvent.Migrated;
import io.crmkit.approvals.model.ApprovalEvent.Notice;
import io.crmkit.approvals.model.ApprovalEvent.QueueClaimed;
import io.crmkit.approvals.model.ApprovalEvent.Recalled;
import io.crmkit.approvals.model.ApprovalEvent.Rejected;
import io.crmkit.approvals.model.ApprovalEvent.Reminded;
import io.crmkit.approvals.model.ApprovalEvent.SeatReassigned;
import io.crmkit.approvals.model.ApprovalEvent.SeatVacated;
import io.crmkit.approvals.model.ApprovalEvent.Skipped;
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
import io.crmkit.approvals.model.Circumstances.Place;
import io.crmkit.approvals.model.Sender;
import io.crmkit.approvals.model.Subject;
import io.crmkit.approvals.model.definition.Action.Trigger;
import io.crmkit.approvals.model.definition.Escalation.LastAction;
import io.crmkit.approvals.model.definition.Escalation.Rights;
import io.crmkit.approvals.model.delegation.Mandate;
import io.crmkit.approvals.model.vote.Choice;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads each type of event. */
final class EventReader {

  private static final Map<String, Function<JsonIn, ApprovalEvent>> BY_TYPE = new HashMap<>();

  static {
    on(Submitted.class, in -> new Submitted(
        in.actor("by"), DefinitionRefJson.read(in),
        new Subject(in.text("entity_type"), in.text("entity_id"), in.fields("fields")),
        in.instantOrNull("expires_at"), in.instant("at")));
    on(VoteCast.class, in -> new VoteCast(
        in.number("step"), in.actor("by"), mandate(in), in.constant(Choice.class, "choice"), in.text("comment"),
        in.textOrNull("content"), in.instant("at")));
    on(ActionRequested.class, in -> new ActionRequested(
        in.constant(Trigger.class, "on"), in.text("type"), in.fields("with"), in.instant("at")));
    on(Commented.class, in -> new Commented(in.actor("by"), in.text("text"), in.instant("at")));
    on(CommandKept.class, in -> new CommandKept(
        in.text("key"), in.text("fingerprint"), in.number("events"), in.instant("at")));
    on(Migrated.class, in -> new Migrated(
        in.actor("by"), DefinitionRefJson.read(in), in.objects("steps", ApprovalJson::step),
        in.objects("results", ApprovalJson::result), in.objects("dropped", item -> item.actor("actor")),
        in.instantOrNull("expires_at"), in.text("reason"), in.instant("at")));
    onSteps();
    onSeats();
    onLadder();
    onEndings();
    CourseEvents.register();
  }

  private EventReader() {}

  static ApprovalEvent read(String type, JsonIn in) {
    Function<JsonIn, ApprovalEvent> reading = BY_TYPE.get(type);
    if (reading == null) {
      throw new IllegalArgumentException(
          "event type '%s' is unknown to this release; upgrade before reading this approval".formatted(type));
    }
    return reading.apply(in);
  }

  private static void onSteps() {
    on(StepSkipped.class, in -> new StepSkipped(
        in.number("step"), in.text("name"), in.constant(Skipped.class, "reason"), in.instant("at")));
    on(StepOpened.class, in -> new StepOpened(
        in.number("step"), in.text("name"), PanelJson.read(in.child("panel")), barred(in),
        in.instantOrNull("due_at"), in.instantOrNull("remind_at"), in.instant("at")));
    on(StepPassed.class, in -> new StepPassed(
        in.number("step"), in.text("name"), in.actors("by"), in.instant("at")));
    on(StepApproved.class, in -> new StepApproved(
        in.number("step"), in.text("name"), in.constant(Ground.class, "ground"), in.textOrNull("content"),
        in.instant("at")));
    on(StepWithdrawn.class, in -> new StepWithdrawn(in.number("step"), in.text("name"), in.instant("at")));
    on(StepRejected.class, in -> new StepRejected(
        in.number("step"), in.text("name"), in.constant(Ground.class, "ground"), sender(in), in.instant("at")));
  }

  private static void onSeats() {
    on(SeatReassigned.class, in -> new SeatReassigned(
        in.number("step"), in.actor("from"), in.actor("to"), in.actor("by"),
        in.constant(Authority.class, "authority"), in.text("reason"), in.instant("at")));
    on(SeatVacated.class, in -> new SeatVacated(
        in.number("step"), in.actor("person"), in.text("reason"), in.instant("at")));
    on(VoteVoided.class, in -> new VoteVoided(
        in.number("step"), in.actor("by"), in.actor("holder"), in.constant(Barred.Reason.class, "reason"),
        in.instant("at")));
    on(ApproverAdded.class, in -> new ApproverAdded(
        in.number("step"), in.actor("person"), in.actor("asker"), in.constant(Place.class, "place"), in.actor("by"),
        in.actors("via"), in.constant(Authority.class, "authority"), in.text("reason"), in.instant("at")));
    on(QueueClaimed.class, in -> new QueueClaimed(
        in.number("step"), in.actor("holder"), in.actor("by"), in.actors("via"), in.instantOrNull("until"),
        in.instant("at")));
    on(ClaimTimedOut.class, in -> new ClaimTimedOut(in.number("step"), in.actor("holder"), in.instant("at")));
    on(ClaimReleased.class, in -> new ClaimReleased(
        in.number("step"), in.actor("holder"), in.actor("by"), in.actors("via"),
        in.constant(Authority.class, "authority"), in.text("reason"), in.instant("at")));
    on(StandInsCalled.class, in -> new StandInsCalled(
        in.number("step"), PanelJson.read(in.child("panel")), in.instant("at")));
  }

  private static void onLadder() {
    on(StepEscalated.class, in -> new StepEscalated(
        in.number("step"), in.number("level"), in.constant(Cause.class, "cause"),
        in.constant(Rights.class, "rights"), PanelJson.read(in.child("panel")),
        in.constant(Notice.class, "notice"), in.instantOrNull("due_at"), in.instant("at")));
    on(LevelPassedOver.class, in -> new LevelPassedOver(
        in.number("step"), in.number("level"), barred(in), in.instantOrNull("due_at"), in.instant("at")));
    on(Reminded.class, in -> new Reminded(
        in.number("step"), in.objects("people", person -> person.actor("actor")), in.number("number"),
        in.instantOrNull("next_at"), in.instant("at")));
    on(LadderStopped.class, in -> new LadderStopped(in.number("step"), in.instant("at")));
    on(LadderEnded.class, in -> new LadderEnded(
        in.number("step"), in.constant(LastAction.class, "action"), in.instant("at")));
  }

  private static void onEndings() {
    on(Approved.class, in -> new Approved(in.instant("at")));
    on(Rejected.class, in -> new Rejected(in.instant("at")));
    on(Expired.class, in -> new Expired(in.instant("at")));
    on(Failed.class, in -> new Failed(in.number("step"), in.text("name"), in.instant("at")));
    on(Recalled.class, in -> new Recalled(
        in.actor("by"), in.constant(Authority.class, "authority"), in.text("reason"), in.instant("at")));
  }

  static <E extends ApprovalEvent> void on(Class<E> type, Function<JsonIn, ApprovalEvent> reading) {
    BY_TYPE.put(EventTypes.nameOf(type), reading);
  }

  private static @Nullable Sender sender(JsonIn in) {
    return in.has("by") ? new Sender(in.actor("by"), mandate(in), in.text("reason")) : null;
  }

  static @Nullable Mandate mandate(JsonIn in) {
    return in.has("for") ? new Mandate(in.actor("for"), in.actors("via")) : null;
  }

  private static List<Barred> barred(JsonIn in) {
    return in.objects("barred", item -> new Barred(item.actor("actor"), item.constant(Barred.Reason.class, "reason")));
  }
}
