package io.crmkit.examples.approvals;

import io.crmkit.approvals.model.ApprovalCommand;
import io.crmkit.approvals.model.ApprovalCommand.Comment;
import io.crmkit.approvals.model.ApprovalCommand.Reassign;
import io.crmkit.approvals.model.ApprovalCommand.Recall;
import io.crmkit.approvals.model.ApprovalCommand.Submit;
import io.crmkit.approvals.model.ApprovalCommand.Tick;
import io.crmkit.approvals.model.ApprovalCommand.Vacate;
import io.crmkit.approvals.model.ApprovalCommand.Vote;
import io.crmkit.approvals.model.Subject;
import io.crmkit.approvals.model.definition.PublishedDefinition;
import io.crmkit.approvals.model.vote.Choice;
import io.crmkit.core.Actor;
import org.jspecify.annotations.Nullable;

/** Turns lines of a script into commands. */
final class Deeds {

  private final PublishedDefinition definition;

  Deeds(PublishedDefinition definition) {
    this.definition = definition;
  }

  ApprovalCommand command(ScriptLine line) {
    return switch (line.action()) {
      case SUBMIT -> new Submit(by(line), definition.ref(), subject(line));
      case APPROVE -> new Vote(by(line), Choice.APPROVE, orEmpty(line.comment()));
      case REJECT -> new Vote(by(line), Choice.REJECT, orEmpty(line.comment()));
      case ABSTAIN -> new Vote(by(line), Choice.ABSTAIN, orEmpty(line.comment()));
      case COMMENT -> new Comment(by(line), required(line, line.comment(), "comment"));
      case RECALL -> new Recall(by(line), orEmpty(line.reason()));
      case REASSIGN -> reassign(line);
      case VACATE -> new Vacate(by(line), line.reason() == null ? "no longer available" : line.reason());
      case TICK -> new Tick();
    };
  }

  private static Reassign reassign(ScriptLine line) {
    Actor from = line.from() == null ? by(line) : new Actor(line.from());
    return new Reassign(
        by(line), from, new Actor(required(line, line.to(), "to")), required(line, line.reason(), "reason"));
  }

  private Subject subject(ScriptLine line) {
    String id = line.entityId() == null ? "1" : line.entityId();
    return new Subject(definition.entityType(), id, PlainFields.of(line.fields()));
  }

  private static Actor by(ScriptLine line) {
    return new Actor(required(line, line.by(), "by"));
  }

  private static String required(ScriptLine line, @Nullable String value, String name) {
    if (value == null) {
      throw new IllegalArgumentException(
          "the line at %s that wants to %s needs '%s'".formatted(line.at(), line.action(), name));
    }
    return value;
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
