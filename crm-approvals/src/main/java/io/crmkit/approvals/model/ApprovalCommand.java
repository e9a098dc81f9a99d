package io.crmkit.approvals.model;

import io.crmkit.approvals.model.Circumstances.Place;
import io.crmkit.approvals.model.definition.DefinitionRef;
import io.crmkit.approvals.model.vote.Choice;
import io.crmkit.core.Actor;
import io.crmkit.core.Require;
import io.crmkit.core.expression.Value;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Something that is asked of an approval. When it is asked, and by which facts it is judged, is in the briefing. */
public sealed interface ApprovalCommand {

  /** Asks for approval of {@code subject} by the chain that {@code definition} pins. */
  record Submit(Actor by, DefinitionRef definition, Subject subject) implements ApprovalCommand {
    public Submit {
      Objects.requireNonNull(by, "by");
      Objects.requireNonNull(definition, "definition");
      Objects.requireNonNull(subject, "subject");
    }
  }

  /**
   * Votes in a step that is open.
   *
   * @param step the name of the step; may be left out, as null, by those who are asked in one step only
   */
  record Vote(Actor by, Choice choice, String comment, @Nullable String step) implements ApprovalCommand {
    public Vote {
      Objects.requireNonNull(by, "by");
      Objects.requireNonNull(choice, "choice");
      Objects.requireNonNull(comment, "comment");
    }

    /** A vote in the one step in which {@code by} is asked. */
    public Vote(Actor by, Choice choice, String comment) {
      this(by, choice, comment, null);
    }

    /** Returns this vote as one in the step of that name, for those who are asked in several branches at once. */
    public Vote in(String stepName) {
      return new Vote(by, choice, comment, stepName);
    }

    public static Vote approve(Actor by) {
      return new Vote(by, Choice.APPROVE, "");
    }

    public static Vote reject(Actor by, String comment) {
      return new Vote(by, Choice.REJECT, comment);
    }

    public static Vote abstain(Actor by) {
      return new Vote(by, Choice.ABSTAIN, "");
    }
  }

  /** Gives the open seat of {@code from} to {@code to}; asked by its holder or by an administrator. */
  record Reassign(Actor by, Actor from, Actor to, String reason) implements ApprovalCommand {
    public Reassign {
      Objects.requireNonNull(by, "by");
      Objects.requireNonNull(from, "from");
      Objects.requireNonNull(to, "to");
      Require.notBlank(reason, "reason");
    }
  }

  /** Takes the request back; asked by the requester or by an administrator. */
  record Recall(Actor by, String reason) implements ApprovalCommand {
    public Recall {
      Objects.requireNonNull(by, "by");
      Objects.requireNonNull(reason, "reason");
    }
  }

  /**
   * Changes what approval is asked for; asked by the requester or by an administrator.
   *
   * @param fields all that the subject says from now on
   */
  record Amend(Actor by, Value.Fields fields, String reason) implements ApprovalCommand {
    public Amend {
      Objects.requireNonNull(by, "by");
      Objects.requireNonNull(fields, "fields");
      Objects.requireNonNull(reason, "reason");
    }
  }

  /**
   * Sends the request back; asked by somebody whose vote is asked for.
   *
   * @param step the name of the step in which they are asked; may be null, as of a vote
   */
  record SendBack(Actor by, Destination to, String reason, @Nullable String step) implements ApprovalCommand {
    public SendBack {
      Objects.requireNonNull(by, "by");
      Objects.requireNonNull(to, "to");
      Require.notBlank(reason, "reason");
    }

    /** Sends back from the one step in which {@code by} is asked. */
    public SendBack(Actor by, Destination to, String reason) {
      this(by, to, reason, null);
    }
  }

  /**
   * Submits a request again that was sent back to its requester; asked by the requester or by an administrator.
   *
   * @param fields all that the subject says from now on; null if that has not changed
   */
  record Resubmit(Actor by, Value.@Nullable Fields fields, String comment) implements ApprovalCommand {
    public Resubmit {
      Objects.requireNonNull(by, "by");
      Objects.requireNonNull(comment, "comment");
    }

    /** Submits the same once more. */
    public static Resubmit unchanged(Actor by, String comment) {
      return new Resubmit(by, null, comment);
    }

    /** Returns this as asked by somebody else. */
    public Resubmit by(Actor other) {
      return new Resubmit(other, fields, comment);
    }
  }

  /**
   * Asks somebody about the request; asked by somebody whose vote is asked for. The clock of the step stands still until
   * the answer.
   *
   * @param of who is to answer; null for the requester
   * @param step the name of the step in which {@code by} is asked; may be null, as of a vote
   */
  record RequestInfo(Actor by, @Nullable Actor of, String question, @Nullable String step) implements ApprovalCommand {
    public RequestInfo {
      Objects.requireNonNull(by, "by");
      Require.notBlank(question, "question");
    }

    /** Asks the requester. */
    public static RequestInfo ofRequester(Actor by, String question) {
      return new RequestInfo(by, null, question, null);
    }
  }

  /**
   * Answers what a step waits to be told; given by whoever was asked, or by an administrator.
   *
   * @param step the name of the step that asked; may be null if only one did
   */
  record ProvideInfo(Actor by, String text, @Nullable String step) implements ApprovalCommand {
    public ProvideInfo {
      Objects.requireNonNull(by, "by");
      Require.notBlank(text, "text");
    }

    /** Answers the only question. */
    public ProvideInfo(Actor by, String text) {
      this(by, text, null);
    }
  }

  /** Decides in the place of everybody who is asked; asked by an administrator, if the definition lets that happen. */
  record Overrule(Actor by, Verdict verdict, String reason) implements ApprovalCommand {

    /** How an administrator decides. */
    public enum Verdict { APPROVE, REJECT }

    public Overrule {
      Objects.requireNonNull(by, "by");
      Objects.requireNonNull(verdict, "verdict");
      Require.notBlank(reason, "reason");
    }
  }

  /**
   * Empties the open seats of somebody who cannot vote any more, such as a person who has left, and ends what they have
   * asked or were asked, so that no step waits for it.
   */
  record Vacate(Actor person, String reason) implements ApprovalCommand {
    public Vacate {
      Objects.requireNonNull(person, "person");
      Require.notBlank(reason, "reason");
    }
  }

  /**
   * Takes a pending request to another published definition; asked by an administrator of that one.
   *
   * @param renamed what steps of the old definition are called in the new one, where their names differ
   * @param votes what happens to votes of people whom the new definition does not seat
   * @param missed what happens if the request is past steps that the new definition asks in
   */
  record Migrate(
      Actor by, DefinitionRef to, Map<String, String> renamed, Votes votes, Missed missed, String reason)
      implements ApprovalCommand {

    /** What happens to votes of people without a seat in the new definition. */
    public enum Votes { REFUSE, DROP }

    /** What happens to steps that the request is past already. */
    public enum Missed { REFUSE, PASS_OVER }

    public Migrate {
      Objects.requireNonNull(by, "by");
      Objects.requireNonNull(to, "to");
      renamed = Map.copyOf(renamed);
      Objects.requireNonNull(votes, "votes");
      Objects.requireNonNull(missed, "missed");
      Require.notBlank(reason, "reason");
    }

    /** A migration that loses no vote and passes no step by, or is refused. */
    public static Migrate strictly(Actor by, DefinitionRef to, String reason) {
      return new Migrate(by, to, Map.of(), Votes.REFUSE, Missed.REFUSE, reason);
    }
  }

  /**
   * Takes a queue for oneself, so that the others are not asked any more; for those who are asked, and their delegates.
   *
   * @param step the name of the step; may be left out, as null, where one queue asks them
   */
  record Claim(Actor by, @Nullable String step) implements ApprovalCommand {
    public Claim {
      Objects.requireNonNull(by, "by");
    }
  }

  /**
   * Gives a queue back to all its members; asked by whoever has claimed it, their delegate, or an administrator.
   *
   * @param step the name of the step; may be left out, as null, where they have claimed one queue, or else one is claimed
   */
  record Release(Actor by, @Nullable String step, String reason) implements ApprovalCommand {
    public Release {
      Objects.requireNonNull(by, "by");
      Objects.requireNonNull(reason, "reason");
    }
  }

  /**
   * Has somebody asked as well, without whom the step is not approved then; for those who are asked, where the step lets
   * them, and for administrators, who can only add somebody beside the others.
   *
   * @param step the name of the step; may be left out, as null, where one step waits, or asks {@code by}
   */
  record AddApprover(Actor by, Actor person, Place place, String reason, @Nullable String step)
      implements ApprovalCommand {
    public AddApprover {
      Objects.requireNonNull(by, "by");
      Objects.requireNonNull(person, "person");
      Objects.requireNonNull(place, "place");
      Require.notBlank(reason, "reason");
    }

    /** Adds somebody to the one step that waits, or that asks {@code by}. */
    public AddApprover(Actor by, Actor person, Place place, String reason) {
      this(by, person, place, reason, null);
    }
  }

  /** Leaves a remark; the only thing that a settled approval still accepts. */
  record Comment(Actor by, String text) implements ApprovalCommand {
    public Comment {
      Objects.requireNonNull(by, "by");
      Require.notBlank(text, "text");
    }
  }

  /** Does what has fallen due by the time of the briefing: escalations, the end of a ladder, expiry. */
  record Tick() implements ApprovalCommand {}
}
