package io.crmkit.testkit.approvals;

import io.crmkit.approvals.model.Approval;
import io.crmkit.approvals.model.Approval.Blank;
import io.crmkit.approvals.model.Approval.Pending;
import io.crmkit.approvals.model.Approval.Settled;
import io.crmkit.approvals.model.ApprovalCommand;
import io.crmkit.approvals.model.ApprovalCommand.AddApprover;
import io.crmkit.approvals.model.ApprovalCommand.Amend;
import io.crmkit.approvals.model.ApprovalCommand.Claim;
import io.crmkit.approvals.model.ApprovalCommand.Comment;
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
import io.crmkit.approvals.model.ApprovalDecider;
import io.crmkit.approvals.model.ApprovalEvent;
import io.crmkit.approvals.model.Briefing;
import io.crmkit.approvals.model.Facts;
import io.crmkit.approvals.model.IdempotencyKey;
import io.crmkit.approvals.model.Inquiry;
import io.crmkit.approvals.model.Subject;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.delegation.Delegation;
import io.crmkit.core.Actor;
import io.crmkit.core.Decision;
import io.crmkit.core.Decision.Accepted;
import io.crmkit.testkit.approvals.Beat.Frame;
import io.crmkit.testkit.approvals.Move.AsAsked;
import io.crmkit.testkit.approvals.Move.Do;
import io.crmkit.testkit.approvals.Move.Gather;
import io.crmkit.testkit.approvals.Move.InPlace;
import io.crmkit.testkit.approvals.Move.Know;
import io.crmkit.testkit.approvals.Move.Pass;
import io.crmkit.testkit.approvals.Move.PassToDue;
import io.crmkit.testkit.approvals.Move.Repeat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Plays moves through the rules as the service does, but without storage: ask the directory, decide, fold. The
 * directory is asked about what {@link Inquiry} names and nothing else, so a decision that needs more fails. Not
 * thread-safe.
 */
public final class World {

  /** When every scenario begins. */
  public static final Instant START = Instant.parse("2024-02-28T12:00:00Z");

  private final ApprovalDecider decider = new ApprovalDecider();
  private final Definition definition;
  private final List<Delegation> delegations;
  private final List<Beat> beats = new ArrayList<>();
  private Approval state = decider.initial();
  private Staff staff;
  private Instant now = START;
  private @Nullable Do last;

  public World(Definition definition, Staff staff) {
    this(definition, staff, List.of());
  }

  /** A world in which people act for others. */
  public World(Definition definition, Staff staff, List<Delegation> delegations) {
    this.definition = definition;
    this.staff = staff;
    this.delegations = List.copyOf(delegations);
  }

  /** Returns a world in which all moves of {@code scenario} have been played. */
  public static World play(Scenario scenario) {
    World world = new World(scenario.definition(), scenario.staff(), scenario.delegations());
    scenario.moves().forEach(world::play);
    return world;
  }

  /** Returns another world that is as this one is now. */
  public World copy() {
    World copy = new World(definition, staff, delegations);
    copy.beats.addAll(beats);
    copy.state = state;
    copy.now = now;
    copy.last = last;
    return copy;
  }

  public Approval state() {
    return state;
  }

  public Definition definition() {
    return definition;
  }

  public Staff staff() {
    return staff;
  }

  public Instant now() {
    return now;
  }

  /** Returns every command so far with its answer. */
  public List<Beat> beats() {
    return List.copyOf(beats);
  }

  /** Returns all that has happened to the request. */
  public List<ApprovalEvent> events() {
    return beats.stream().flatMap(beat -> beat.events().stream()).toList();
  }

  /** Returns all that has happened to the request, each event between the states around it. */
  public List<Frame> frames() {
    return beats.stream().flatMap(beat -> beat.frames().stream()).toList();
  }

  /** Lets something happen. */
  public void play(Move move) {
    if (move instanceof Do act) {
      last = act;
      command(act.command(), act.key());
    } else if (move instanceof AsAsked asked) {
      play(asked.in(state));
    } else if (move instanceof InPlace inPlace) {
      play(inPlace.in(state, delegations));
    } else if (move instanceof Repeat && last != null) {
      command(last.command(), last.key());
    } else if (move instanceof Pass pass) {
      now = now.plus(pass.time());
    } else if (move instanceof PassToDue toDue) {
      now = state instanceof Pending pending ? pending.dueAt().orElse(now).plus(toDue.offset()) : now;
    } else if (move instanceof Know know) {
      staff = staff.with(know.person());
    } else if (move instanceof Gather gather) {
      staff = staff.with(gather.team(), gather.members());
    }
  }

  /** Sets the clock. */
  public void at(Instant instant) {
    now = instant;
  }

  /** Asks for something without a key. */
  public Decision<ApprovalEvent> command(ApprovalCommand command) {
    return command(command, null);
  }

  private Decision<ApprovalEvent> command(ApprovalCommand asked, @Nullable IdempotencyKey key) {
    Approval before = state;
    List<ApprovalEvent> overdue = Inquiry.changesContent(asked) && state instanceof Pending ? overdue() : List.of();
    state = decider.evolve(state, overdue);
    ApprovalCommand command = canonical(asked);
    Inquiry inquiry = Inquiry.of(state, command, now, definition);
    Briefing briefing = new Briefing(command, asked, now, definition, facts(command, inquiry), key);
    Decision<ApprovalEvent> decision = decider.decide(overdue, state, briefing);
    state = decision instanceof Accepted<ApprovalEvent> accepted ? decider.evolve(before, accepted.events()) : before;
    beats.add(new Beat(before, briefing, staff, decision, state));
    return decision;
  }

  /** Returns what must be judged by what the subject says until it is changed. */
  private List<ApprovalEvent> overdue() {
    Tick tick = new Tick();
    Facts facts = facts(tick, Inquiry.of(state, tick, now, definition));
    return decider.overdue(state, new Briefing(tick, now, definition, facts, null));
  }

  private Facts facts(ApprovalCommand command, Inquiry inquiry) {
    if (state instanceof Blank && !(command instanceof Submit)) {
      return Facts.NONE;
    }
    Subject subject = Inquiry.subject(state, command);
    Actor requester = state instanceof Blank ? ((Submit) command).by()
        : state instanceof Pending pending ? pending.origin().requester() : ((Settled) state).origin().requester();
    return new Answers(staff, subject, requester).to(inquiry, Inquiry.subjectBefore(state, command), delegations);
  }

  private ApprovalCommand canonical(ApprovalCommand command) {
    if (command instanceof Vote vote) {
      return new Vote(staff.canonical(vote.by()), vote.choice(), vote.comment(), vote.step());
    }
    if (command instanceof Submit submit) {
      return new Submit(staff.canonical(submit.by()), submit.definition(), submit.subject());
    }
    if (command instanceof Reassign reassign) {
      return new Reassign(staff.canonical(reassign.by()), staff.canonical(reassign.from()),
          staff.canonical(reassign.to()), reassign.reason());
    }
    if (command instanceof Recall recall) {
      return new Recall(staff.canonical(recall.by()), recall.reason());
    }
    if (command instanceof Vacate vacate) {
      return new Vacate(staff.canonical(vacate.person()), vacate.reason());
    }
    if (command instanceof Claim claim) {
      return new Claim(staff.canonical(claim.by()), claim.step());
    }
    if (command instanceof Release release) {
      return new Release(staff.canonical(release.by()), release.step(), release.reason());
    }
    if (command instanceof AddApprover add) {
      return new AddApprover(
          staff.canonical(add.by()), staff.canonical(add.person()), add.place(), add.reason(), add.step());
    }
    if (command instanceof Comment comment) {
      return new Comment(staff.canonical(comment.by()), comment.text());
    }
    if (command instanceof Amend amend) {
      return new Amend(staff.canonical(amend.by()), amend.fields(), amend.reason());
    }
    if (command instanceof SendBack back) {
      return new SendBack(staff.canonical(back.by()), back.to(), back.reason(), back.step());
    }
    if (command instanceof Resubmit again) {
      return again.by(staff.canonical(again.by()));
    }
    return canonicalQuestion(command);
  }

  private ApprovalCommand canonicalQuestion(ApprovalCommand command) {
    if (command instanceof RequestInfo request) {
      Actor of = request.of();
      return new RequestInfo(
          staff.canonical(request.by()), of == null ? null : staff.canonical(of), request.question(), request.step());
    }
    if (command instanceof ProvideInfo answer) {
      return new ProvideInfo(staff.canonical(answer.by()), answer.text(), answer.step());
    }
    if (command instanceof Overrule overrule) {
      return new Overrule(staff.canonical(overrule.by()), overrule.verdict(), overrule.reason());
    }
    assert command instanceof Tick;
    return command;
  }
}
