package io.crmkit.testkit.approvals;

import static io.crmkit.testkit.approvals.Desk.ACME;
import static io.crmkit.testkit.approvals.Desk.ADMIN;
import static io.crmkit.testkit.approvals.Desk.ID;
import static io.crmkit.testkit.approvals.Game.ADA;
import static io.crmkit.testkit.approvals.Game.ALICE;

import io.crmkit.approvals.json.DefinitionJson;
import io.crmkit.approvals.model.Approval.Pending;
import io.crmkit.approvals.model.ApprovalCommand;
import io.crmkit.approvals.model.ApprovalCommand.Amend;
import io.crmkit.approvals.model.ApprovalCommand.Migrate;
import io.crmkit.approvals.model.ApprovalCommand.Migrate.Missed;
import io.crmkit.approvals.model.ApprovalCommand.Migrate.Votes;
import io.crmkit.approvals.model.ApprovalCommand.Submit;
import io.crmkit.approvals.model.ApprovalCommand.Vote;
import io.crmkit.approvals.model.ApprovalEvent;
import io.crmkit.approvals.model.ApprovalRefusal;
import io.crmkit.approvals.model.StepResult;
import io.crmkit.approvals.model.Subject;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.core.Actor;
import io.crmkit.core.expression.Value;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A request of Alice's for a deal of 500 that Carol edited last, and its way to other definitions by Ada. */
final class MigratingDesk {

  final Desk desk;

  MigratingDesk(String members) {
    desk = new Desk(definition(members), Game.staff());
    take(new Submit(ALICE, desk.pin, new Subject("deal", "D-1", deal(500, "a"))));
  }

  static Value.Fields deal(long amount, String text) {
    return ContentTest.deal(amount, text).with("editor", Value.of("carol"));
  }

  private static Definition definition(String members) {
    return DefinitionJson.read("{\"name\": \"n\", \"entity_type\": \"deal\", \"administrators\": [\"ada\"], %s}"
        .formatted(members)).orElseThrow();
  }

  MigratingDesk take(ApprovalCommand command) {
    desk.command(ID, command, null).orElseThrow();
    return this;
  }

  MigratingDesk approve(Actor... voters) {
    List.of(voters).forEach(voter -> take(Vote.approve(voter)));
    return this;
  }

  MigratingDesk amend(long amount, String text) {
    return take(new Amend(ALICE, deal(amount, text), "edited"));
  }

  /** Returns the command that loses nothing. */
  Migrate strictly(String members) {
    return to(members, Map.of(), Votes.REFUSE, Missed.REFUSE);
  }

  Migrate to(String members, Map<String, String> renamed, Votes votes, Missed missed) {
    return new Migrate(ADA, desk.definitions.publish(ACME, ADMIN, definition(members)).ref(), renamed, votes, missed,
        "new rules");
  }

  ApprovalRefusal refusal(String members) {
    return desk.refusal(strictly(members));
  }

  Set<Actor> asked() {
    return ((Pending) desk.state(ID)).asked();
  }

  List<StepResult> results() {
    return ((Pending) desk.state(ID)).results();
  }

  <E extends ApprovalEvent> List<E> happened(Class<E> type) {
    return desk.history().stream().filter(type::isInstance).map(type::cast).toList();
  }
}
