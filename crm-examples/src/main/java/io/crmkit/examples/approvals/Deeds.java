package io.crmkit.examples.approvals;

import io.crmkit.approvals.model.ApprovalCommand;
import io.crmkit.approvals.model.ApprovalCommand.AddApprover;
import io.crmkit.approvals.model.ApprovalCommand.Amend;
import io.crmkit.approvals.model.ApprovalCommand.Claim;
import io.crmkit.approvals.model.ApprovalCommand.Comment;
import io.crmkit.approvals.model.ApprovalCommand.Migrate;
import io.crmkit.approvals.model.ApprovalCommand.Migrate.Missed;
import io.crmkit.approvals.model.ApprovalCommand.Migrate.Votes;
import io.crmkit.approvals.model.ApprovalCommand.Overrule;
import io.crmkit.approvals.model.ApprovalCommand.ProvideInfo;
import io.crmkit.approvals.model.ApprovalCommand.Reassign;
import io.crmkit.approvals.model.ApprovalCommand.Recall;
import io.crmkit.approvals.model.ApprovalCommand.Release;
import io.crmkit.approvals.model.ApprovalCommand.RequestInfo;
import io.crmkit.approvals.model.ApprovalCommand.Resubmit;
import io.crmkit.approvals.model.ApprovalCommand.SendBack;
import io.crmkit.approvals.model.ApprovalCommand.Submit;
import io.crmkit.approvals.model.ApprovalCommand.Tick;
import io.crmkit.approvals.model.ApprovalCommand.Vacate;
import io.crmkit.approvals.model.ApprovalCommand.Vote;
import io.crmkit.approvals.model.Circumstances.Place;
import io.crmkit.approvals.model.Destination;
import io.crmkit.approvals.model.Subject;
import io.crmkit.approvals.model.definition.PublishedDefinition;
import io.crmkit.approvals.model.vote.Choice;
import io.crmkit.core.Actor;
import io.crmkit.core.expression.Value;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Turns lines of a script into commands.
 *
 * @param definition what is submitted to
 * @param next what is migrated to
 */
record Deeds(PublishedDefinition definition, PublishedDefinition next) {

  /** Returns what a line asks for; a tick for one that asks nothing of a request. */
  ApprovalCommand command(ScriptLine line) {
    return switch (line.action()) {
      case SUBMIT -> new Submit(line.actor(), definition.ref(), subject(line));
      case APPROVE -> vote(line, Choice.APPROVE);
      case REJECT -> vote(line, Choice.REJECT);
      case ABSTAIN -> vote(line, Choice.ABSTAIN);
      case COMMENT -> new Comment(line.actor(), line.words());
      case RECALL -> new Recall(line.actor(), line.words());
      case VACATE -> new Vacate(line.actor(), line.words().isEmpty() ? "no longer available" : line.words());
      case CLAIM -> new Claim(line.actor(), line.step());
      case RELEASE -> new Release(line.actor(), line.step(), line.words());
      case REASSIGN -> new Reassign(line.actor(), orElse(line.from(), line.actor()), actor(line.to()), line.words());
      case ADD_APPROVER -> new AddApprover(line.actor(), Objects.requireNonNull(line.person()),
          orElse(line.place(), Place.WITH_ME), line.words(), line.step());
      default -> course(line);
    };
  }

  private ApprovalCommand course(ScriptLine line) {
    return switch (line.action()) {
      case REQUEST_INFO -> new RequestInfo(line.actor(), line.to() == null ? null : actor(line.to()),
          Objects.requireNonNull(line.question()), line.step());
      case PROVIDE_INFO -> new ProvideInfo(line.actor(), Objects.requireNonNull(line.answer()), line.step());
      case SEND_BACK -> new SendBack(line.actor(), destination(line.to()), line.words(), line.step());
      case AMEND -> new Amend(line.actor(), fields(line), line.words());
      case RESUBMIT -> line.fields() == null
          ? Resubmit.unchanged(line.actor(), line.words())
          : new Resubmit(line.actor(), fields(line), line.words());
      case OVERRULE -> new Overrule(line.actor(), Objects.requireNonNull(line.verdict()), line.words());
      case MIGRATE -> new Migrate(line.actor(), next.ref(), line.renamed(), orElse(line.votes(), Votes.REFUSE),
          orElse(line.missed(), Missed.REFUSE), line.words());
      default -> new Tick();
    };
  }

  /** Returns the record of a line. */
  Subject subject(ScriptLine line) {
    return new Subject(definition.entityType(), orElse(line.entityId(), "1"), fields(line));
  }

  /** Returns what a line says of the record. */
  static Value.Fields fields(ScriptLine line) {
    return PlainFields.of(orElse(line.fields(), Map.of()));
  }

  private static Vote vote(ScriptLine line, Choice choice) {
    return new Vote(line.actor(), choice, line.words(), line.step());
  }

  private static Destination destination(@Nullable String to) {
    return switch (Objects.requireNonNull(to)) {
      case "requester" -> Destination.REQUESTER;
      case "previous" -> Destination.PREVIOUS;
      default -> Destination.step(to);
    };
  }

  private static Actor actor(@Nullable String id) {
    return new Actor(Objects.requireNonNull(id));
  }

  private static <T> T orElse(@Nullable T given, T usual) {
    return given == null ? usual : given;
  }
}
