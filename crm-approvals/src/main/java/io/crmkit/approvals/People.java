package io.crmkit.approvals;

import io.crmkit.approvals.model.Agency;
import io.crmkit.approvals.model.Agents;
import io.crmkit.approvals.model.Amounts;
import io.crmkit.approvals.model.Approval.Pending;
import io.crmkit.approvals.model.ApprovalCommand;
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
import io.crmkit.approvals.model.ApprovalCommand.Vacate;
import io.crmkit.approvals.model.ApprovalCommand.Vote;
import io.crmkit.approvals.model.Facts;
import io.crmkit.approvals.model.Inquiry;
import io.crmkit.approvals.model.Person;
import io.crmkit.approvals.model.Subject;
import io.crmkit.approvals.model.definition.ApproverRef;
import io.crmkit.approvals.model.definition.ApproverRef.Asks;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.delegation.Delegation;
import io.crmkit.approvals.model.delegation.Mandates;
import io.crmkit.approvals.port.BusinessCalendars;
import io.crmkit.approvals.port.Delegations;
import io.crmkit.approvals.port.Directory;
import io.crmkit.core.Actor;
import io.crmkit.core.TenantId;
import io.crmkit.core.Validated.Valid;
import io.crmkit.core.expression.FieldPath;
import io.crmkit.core.expression.Value;
import io.crmkit.core.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Asks the directory and the calendars what a decision needs to know. */
final class People {

  private final Directory directory;
  private final CalendarAnswers calendars;
  private final Delegations delegations;

  People(Directory directory, BusinessCalendars calendars, Delegations delegations) {
    this.directory = directory;
    this.calendars = new CalendarAnswers(calendars);
    this.delegations = delegations;
  }

  /** Answers {@code inquiry} about a request of {@code requester} for {@code subject}. */
  Facts answer(TenantId tenant, Inquiry inquiry, Subject subject, Actor requester) {
    return answer(tenant, inquiry, subject, subject, requester);
  }

  /** The same where a command has the subject say something else than it did {@code before}. */
  Facts answer(TenantId tenant, Inquiry inquiry, Subject before, Subject subject, Actor requester) {
    Map<ApproverRef, List<Actor>> people = new HashMap<>();
    for (ApproverRef ref : inquiry.references()) {
      people.put(ref, behind(tenant, ref, subject, requester));
    }
    Set<Actor> inactive = new HashSet<>();
    for (Actor person : inquiry.people()) {
      if (active(tenant, person.id()).isEmpty()) {
        inactive.add(person);
      }
    }
    return new Facts(
        people, inactive, calendars.answer(tenant, inquiry.calendars(), people.values()),
        agency(tenant, inquiry.agent()), administrators(tenant, inquiry, before, requester));
  }

  /** Returns for whom {@code person} may act in a request at {@code at}; nothing if they are no active person. */
  Optional<Agents> agents(TenantId tenant, Actor person, Pending pending, Definition definition, Instant at) {
    Inquiry inquiry = Inquiry.about(person, pending, at, definition);
    Facts facts = answer(tenant, inquiry, pending.subject(), pending.origin().requester());
    return facts.inactive().contains(person)
        ? Optional.empty()
        : Optional.of(Agents.of(definition, pending, facts, person, at));
  }

  private Set<Actor> administrators(TenantId tenant, Inquiry inquiry, Subject before, Actor requester) {
    Set<Actor> administrators = new HashSet<>();
    inquiry.administrators().forEach(ref -> administrators.addAll(behind(tenant, ref, before, requester)));
    return administrators;
  }

  private Agency agency(TenantId tenant, Agency.@Nullable Question question) {
    if (question == null) {
      return Agency.NONE;
    }
    List<Delegation> found = new ArrayList<>();
    Mandates.follow(question.agent(), delegates -> {
      List<Delegation> next = delegations.to(tenant, delegates, question.at());
      found.addAll(next);
      return next;
    });
    Currency currency = question.currency();
    return new Agency(found, found.isEmpty() || currency == null
        ? null
        : directory.limit(tenant, question.agent(), currency).orElse(null));
  }

  /** Returns {@code command} with everybody in it called by their one id, so that an alias is never a second person. */
  ApprovalCommand canonical(TenantId tenant, ApprovalCommand command) {
    if (command instanceof Vote vote) {
      return new Vote(canonical(tenant, vote.by()), vote.choice(), vote.comment(), vote.step());
    }
    if (command instanceof Submit submit) {
      return new Submit(canonical(tenant, submit.by()), submit.definition(), submit.subject());
    }
    if (command instanceof Reassign reassign) {
      return new Reassign(
          canonical(tenant, reassign.by()), canonical(tenant, reassign.from()), canonical(tenant, reassign.to()),
          reassign.reason());
    }
    if (command instanceof Recall recall) {
      return new Recall(canonical(tenant, recall.by()), recall.reason());
    }
    if (command instanceof Vacate vacate) {
      return new Vacate(canonical(tenant, vacate.person()), vacate.reason());
    }
    if (command instanceof Migrate migrate) {
      return new Migrate(canonical(tenant, migrate.by()), migrate.to(), migrate.renamed(), migrate.votes(),
          migrate.missed(), migrate.reason());
    }
    if (command instanceof Claim claim) {
      return new Claim(canonical(tenant, claim.by()), claim.step());
    }
    if (command instanceof Release release) {
      return new Release(canonical(tenant, release.by()), release.step(), release.reason());
    }
    if (command instanceof AddApprover add) {
      return new AddApprover(
          canonical(tenant, add.by()), canonical(tenant, add.person()), add.place(), add.reason(), add.step());
    }
    if (command instanceof Comment comment) {
      return new Comment(canonical(tenant, comment.by()), comment.text());
    }
    return canonicalChange(tenant, command);
  }

  private ApprovalCommand canonicalChange(TenantId tenant, ApprovalCommand command) {
    if (command instanceof Amend amend) {
      return new Amend(canonical(tenant, amend.by()), amend.fields(), amend.reason());
    }
    if (command instanceof SendBack back) {
      return new SendBack(canonical(tenant, back.by()), back.to(), back.reason(), back.step());
    }
    if (command instanceof RequestInfo request) {
      Actor of = request.of();
      return new RequestInfo(canonical(tenant, request.by()), of == null ? null : canonical(tenant, of),
          request.question(), request.step());
    }
    if (command instanceof ProvideInfo answer) {
      return new ProvideInfo(canonical(tenant, answer.by()), answer.text(), answer.step());
    }
    if (command instanceof Overrule overrule) {
      return new Overrule(canonical(tenant, overrule.by()), overrule.verdict(), overrule.reason());
    }
    return command instanceof Resubmit again
        ? again.by(canonical(tenant, again.by()))
        : command;
  }

  Actor canonical(TenantId tenant, Actor actor) {
    return directory.find(tenant, actor.id()).map(Person::actor).orElse(actor);
  }

  private List<Actor> behind(TenantId tenant, ApproverRef ref, Subject subject, Actor requester) {
    if (ref instanceof ApproverRef.User user) {
      return active(tenant, user.actor().id()).map(List::of).orElse(List.of());
    }
    if (ref instanceof ApproverRef.Role role) {
      return directory.withRole(tenant, role.name());
    }
    if (ref instanceof ApproverRef.Group group) {
      return directory.inGroup(tenant, group.name());
    }
    if (ref instanceof ApproverRef.Manager manager) {
      return new ReportingLine(directory, tenant, requester).manager(manager.levels());
    }
    if (ref instanceof ApproverRef.Field field) {
      return named(tenant, at(subject.fields(), FieldPath.parse(field.path())));
    }
    if (ref instanceof ApproverRef.UpToLimit limit) {
      return upTo(tenant, limit, subject, requester);
    }
    if (ref instanceof ApproverRef.Matrix matrix) {
      return behind(tenant, matrix, subject, requester);
    }
    if (ref instanceof ApproverRef.Computed computed) {
      return computed.expression().value(subject.fields()) instanceof Valid<Value> valid
          ? named(tenant, valid.value())
          : List.of();
    }
    throw new AssertionError("Unhandled reference " + ref);
  }

  private List<Actor> upTo(TenantId tenant, ApproverRef.UpToLimit ref, Subject subject, Actor requester) {
    Optional<Money> amount = Amounts.of(ref.amount(), subject) instanceof Valid<Optional<Money>> valid
        ? valid.value()
        : Optional.empty();
    List<Actor> line = amount.map(new ReportingLine(directory, tenant, requester)::upTo).orElse(List.of());
    return line.isEmpty() || ref.asks() == Asks.ALL_UP_TO ? line : List.of(line.get(line.size() - 1));
  }

  private List<Actor> behind(TenantId tenant, ApproverRef.Matrix matrix, Subject subject, Actor requester) {
    Set<Actor> people = new LinkedHashSet<>();
    matrix.asked(row -> row.criteria() == null || row.criteria().holds(subject.fields()) instanceof Valid<Boolean> holds
            && holds.value())
        .forEach(ref -> people.addAll(behind(tenant, ref, subject, requester)));
    return new ArrayList<>(people);
  }

  private static Value at(Value.Fields fields, FieldPath path) {
    Value value = fields;
    for (String name : path.names()) {
      value = value instanceof Value.Fields related ? related.value(name) : Value.ABSENT;
    }
    return value;
  }

  private List<Actor> named(TenantId tenant, Value value) {
    Set<Actor> people = new LinkedHashSet<>();
    if (value instanceof Value.Text text) {
      active(tenant, text.value()).ifPresent(people::add);
    } else if (value instanceof Value.Items items) {
      items.values().forEach(item -> people.addAll(named(tenant, item)));
    }
    return new ArrayList<>(people);
  }

  private Optional<Actor> active(TenantId tenant, String alias) {
    return directory.find(tenant, alias).filter(Person::isActive).map(Person::actor);
  }
}
