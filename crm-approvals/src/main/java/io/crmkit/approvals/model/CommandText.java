package io.crmkit.approvals.model;

import io.crmkit.approvals.model.ApprovalCommand.AddApprover;
import io.crmkit.approvals.model.ApprovalCommand.Amend;
import io.crmkit.approvals.model.ApprovalCommand.Claim;
import io.crmkit.approvals.model.ApprovalCommand.Comment;
import io.crmkit.approvals.model.ApprovalCommand.Migrate;
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
import io.crmkit.approvals.model.definition.DefinitionRef;
import io.crmkit.core.expression.ValueJson;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Commands as texts, equal for equal commands only; the values of a subject are sorted by name. */
final class CommandText {

  private CommandText() {}

  static List<String> parts(ApprovalCommand command) {
    if (command instanceof Submit submit) {
      DefinitionRef definition = submit.definition();
      Subject subject = submit.subject();
      return List.of("submit", submit.by().id(), definition.name(), definition.digest(),
          Integer.toString(definition.version()), subject.entityType(), subject.entityId(),
          ValueJson.writeSorted(subject.fields()));
    }
    if (command instanceof Vote vote) {
      List<String> parts = List.of("vote", vote.by().id(), vote.choice().name(), vote.comment());
      return vote.step() == null ? parts : plus(parts, vote.step());
    }
    if (command instanceof Reassign reassign) {
      return List.of(
          "reassign", reassign.by().id(), reassign.from().id(), reassign.to().id(), reassign.reason());
    }
    if (command instanceof Recall recall) {
      return List.of("recall", recall.by().id(), recall.reason());
    }
    return changeParts(command);
  }

  private static List<String> changeParts(ApprovalCommand command) {
    if (command instanceof Amend amend) {
      return List.of("amend", amend.by().id(), ValueJson.writeSorted(amend.fields()), amend.reason());
    }
    if (command instanceof SendBack back) {
      List<String> parts =
          List.of("send-back", back.by().id(), back.to().kind().name(), back.to().step(), back.reason());
      return back.step() == null ? parts : plus(parts, back.step());
    }
    if (command instanceof Resubmit again) {
      List<String> parts = List.of("resubmit", again.by().id(), again.comment());
      return again.fields() == null ? parts : plus(parts, ValueJson.writeSorted(again.fields()));
    }
    return otherParts(command);
  }

  private static List<String> otherParts(ApprovalCommand command) {
    if (command instanceof Vacate vacate) {
      return List.of("vacate", vacate.person().id(), vacate.reason());
    }
    if (command instanceof Migrate migrate) {
      List<String> parts = List.of("migrate", migrate.by().id(), migrate.to().name(), migrate.to().digest(),
          Integer.toString(migrate.to().version()), migrate.votes().name(), migrate.missed().name(), migrate.reason());
      return new TreeMap<>(migrate.renamed()).entrySet().stream()
          .reduce(parts, (all, each) -> plus(plus(all, each.getKey()), each.getValue()), CommandText::both);
    }
    if (command instanceof Claim claim) {
      return List.of("claim", claim.by().id(), text(claim.step()));
    }
    if (command instanceof Release release) {
      return List.of("release", release.by().id(), text(release.step()), release.reason());
    }
    if (command instanceof AddApprover add) {
      return List.of("add-approver", add.by().id(), add.person().id(), add.place().name(), add.reason(),
          text(add.step()));
    }
    if (command instanceof RequestInfo request) {
      return List.of("request-info", request.by().id(), request.of() == null ? "" : request.of().id(), request.question(),
          text(request.step()));
    }
    if (command instanceof ProvideInfo answer) {
      return List.of("provide-info", answer.by().id(), answer.text(), text(answer.step()));
    }
    if (command instanceof Overrule overrule) {
      return List.of("overrule", overrule.by().id(), overrule.verdict().name(), overrule.reason());
    }
    if (command instanceof Comment comment) {
      return List.of("comment", comment.by().id(), comment.text());
    }
    if (command instanceof Tick) {
      return List.of("tick");
    }
    throw new AssertionError("Unhandled command " + command);
  }

  private static List<String> both(List<String> one, List<String> other) {
    List<String> more = new ArrayList<>(one);
    more.addAll(other);
    return more;
  }

  private static List<String> plus(List<String> parts, String part) {
    List<String> more = new ArrayList<>(parts);
    more.add(part);
    return more;
  }

  /** Steps have names that are not blank, so nothing is told apart from any of them. */
  private static String text(@Nullable String step) {
    return step == null ? "" : step;
  }
}
