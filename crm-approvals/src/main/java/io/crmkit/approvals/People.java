package io.crmkit.approvals;

import io.crmkit.approvals.model.ApprovalCommand;
import io.crmkit.approvals.model.ApprovalCommand.Amend;
import io.crmkit.approvals.model.ApprovalCommand.Comment;
import io.crmkit.approvals.model.ApprovalCommand.Migrate;
import io.crmkit.approvals.model.ApprovalCommand.Reassign;
import io.crmkit.approvals.model.ApprovalCommand.Recall;
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
import io.crmkit.approvals.port.BusinessCalendars;
import io.crmkit.approvals.port.Directory;
import io.crmkit.core.Actor;
import io.crmkit.core.TenantId;
import io.crmkit.core.Validated.Valid;
import io.crmkit.core.expression.FieldPath;
import io.crmkit.core.expression.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Asks the directory and the calendars what a decision needs to know. */
final class People {

  private final Directory directory;
  private final CalendarAnswers calendars;

  People(Directory directory, BusinessCalendars calendars) {
    this.directory = directory;
    this.calendars = new CalendarAnswers(calendars);
  }

  /** Answers {@code inquiry} about a request of {@code requester} for {@code subject}. */
  Facts answer(TenantId tenant, Inquiry inquiry, Subject subject, Actor requester) {
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
    return new Facts(people, inactive, calendars.answer(tenant, inquiry.calendars(), people.values()));
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
      return managerOf(tenant, requester, manager.levels());
    }
    if (ref instanceof ApproverRef.Field field) {
      return named(tenant, at(subject.fields(), FieldPath.parse(field.path())));
    }
    if (ref instanceof ApproverRef.Computed computed) {
      return computed.expression().value(subject.fields()) instanceof Valid<Value> valid
          ? named(tenant, valid.value())
          : List.of();
    }
    throw new AssertionError("Unhandled reference " + ref);
  }

  /**
   * Walks {@code levels} managers up from {@code start}, on to the first active one from there, and stops at the top of
   * the tree, at somebody unknown, or where the walk would go round in a circle. A shorter tree yields its top.
   */
  private List<Actor> managerOf(TenantId tenant, Actor start, int levels) {
    Set<Actor> seen = new HashSet<>(Set.of(start));
    List<Actor> best = List.of();
    Optional<Person> person = directory.find(tenant, start.id());
    for (int level = 1; level <= ApproverRef.Manager.MOST_LEVELS && person.isPresent(); level++) {
      Actor above = person.get().manager();
      // by the one id of whoever is found: a circle may be closed by an alias
      person = above == null
          ? Optional.empty()
          : directory.find(tenant, above.id()).filter(found -> seen.add(found.actor()));
      if (person.isPresent() && person.get().isActive()) {
        best = List.of(person.get().actor());
        if (level >= levels) {
          return best;
        }
      }
    }
    return best;
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
