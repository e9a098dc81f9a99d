package io.crmkit.testkit.approvals;

import io.crmkit.approvals.model.Agency;
import io.crmkit.approvals.model.Calendars;
import io.crmkit.approvals.model.Facts;
import io.crmkit.approvals.model.Inquiry;
import io.crmkit.approvals.model.Person;
import io.crmkit.approvals.model.Subject;
import io.crmkit.approvals.model.definition.ApproverRef;
import io.crmkit.approvals.model.definition.ApproverRef.Asks;
import io.crmkit.approvals.model.delegation.Delegation;
import io.crmkit.core.Actor;
import io.crmkit.core.TenantId;
import io.crmkit.core.Validated.Valid;
import io.crmkit.core.expression.FieldPath;
import io.crmkit.core.expression.Value;
import io.crmkit.core.money.Money;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who is behind each reference, written down a second time, to compare the service with. */
record Answers(Staff staff, Subject subject, Actor requester) {

  private static final TenantId ANY = new TenantId("any");

  Facts to(Inquiry inquiry, Subject before, List<Delegation> delegations) {
    Map<ApproverRef, List<Actor>> people = new HashMap<>();
    inquiry.references().forEach(ref -> people.put(ref, people(ref)));
    Set<Actor> inactive =
        inquiry.people().stream().filter(person -> !staff.isActive(person)).collect(Collectors.toSet());
    return new Facts(people, inactive, Calendars.NONE, agency(inquiry.agent(), delegations),
        new Answers(staff, before, requester).behind(inquiry.administrators()));
  }

  private Agency agency(Agency.@Nullable Question question, List<Delegation> delegations) {
    if (question == null) {
      return Agency.NONE;
    }
    Set<Actor> reached = new HashSet<>(Set.of(question.agent()));
    List<Delegation> holding = delegations.stream().filter(each -> each.holdsAt(question.at())).toList();
    for (int link = 0; link < holding.size(); link++) {
      holding.stream().filter(each -> reached.contains(each.to())).forEach(each -> reached.add(each.from()));
    }
    Money limit = question.currency() == null
        ? null
        : staff.limit(ANY, question.agent(), question.currency()).orElse(null);
    return new Agency(holding.stream().filter(each -> reached.contains(each.to())).toList(), limit);
  }

  private Set<Actor> behind(Set<ApproverRef> refs) {
    return refs.stream().flatMap(ref -> people(ref).stream()).collect(Collectors.toSet());
  }

  /** Whether {@code person} is behind any of {@code refs}. */
  boolean anyOf(List<ApproverRef> refs, Actor person) {
    return refs.stream().anyMatch(ref -> people(ref).contains(person));
  }

  List<Actor> people(ApproverRef ref) {
    if (ref instanceof ApproverRef.User user) {
      return active(List.of(user.actor().id()));
    }
    if (ref instanceof ApproverRef.Role role) {
      return staff.withRole(ANY, role.name());
    }
    if (ref instanceof ApproverRef.Group group) {
      return staff.inGroup(ANY, group.name());
    }
    if (ref instanceof ApproverRef.Manager manager) {
      return manager(manager.levels());
    }
    if (ref instanceof ApproverRef.Field field) {
      return active(names(at(field.path())));
    }
    if (ref instanceof ApproverRef.UpToLimit limit) {
      return upTo(limit);
    }
    if (ref instanceof ApproverRef.Matrix matrix) {
      return inRows(matrix);
    }
    ApproverRef.Computed computed = (ApproverRef.Computed) ref;
    return computed.expression().value(subject.fields()) instanceof Valid<Value> valid
        ? active(names(valid.value()))
        : List.of();
  }

  /** Returns the first active manager from {@code levels} on, or else the highest active one below that. */
  private List<Actor> manager(int levels) {
    List<Person> above = managersOf(requester);
    Optional<Person> found = above.stream().skip(levels - 1L).filter(Person::isActive).findFirst();
    if (found.isEmpty()) {
      found = above.stream().limit(levels).filter(Person::isActive).reduce((lower, higher) -> higher);
    }
    return found.map(person -> List.of(person.actor())).orElse(List.of());
  }

  /** Returns the first active manager with a limit that is large enough, with those below if all up to it are asked. */
  private List<Actor> upTo(ApproverRef.UpToLimit ref) {
    if (!(ref.amount().value(subject.fields()) instanceof Valid<Value> valid)
        || !(valid.value() instanceof Value.Amount total)) {
      return List.of();
    }
    List<Actor> line = managersOf(requester).stream().filter(Person::isActive).map(Person::actor).toList();
    for (int i = 0; i < line.size(); i++) {
      Money limit = staff.limits().get(line.get(i));
      if (limit != null && limit.code().equals(total.value().code())
          && limit.amount().compareTo(total.value().amount().abs()) >= 0) {
        return line.subList(ref.asks() == Asks.ALL_UP_TO ? 0 : i, i + 1);
      }
    }
    return List.of();
  }

  private List<Actor> inRows(ApproverRef.Matrix matrix) {
    Set<Actor> asked = new LinkedHashSet<>();
    for (ApproverRef.Row row : matrix.rows()) {
      boolean first = row.criteria() == null || row.criteria().holds(subject.fields()) instanceof Valid<Boolean> holds
          && holds.value();
      if (first || matrix.asks() == Asks.ALL_UP_TO) {
        row.approvers().forEach(ref -> asked.addAll(people(ref)));
      }
      if (first) {
        return List.copyOf(asked);
      }
    }
    return List.of();
  }

  /** Returns everybody above {@code start} who is known, from the bottom up, each once. */
  private List<Person> managersOf(Actor start) {
    Set<Person> above = new LinkedHashSet<>();
    Optional<Person> next = staff.find(start.id()).flatMap(this::managerOf);
    while (next.isPresent() && !next.get().actor().equals(start) && above.add(next.get())) {
      next = next.flatMap(this::managerOf);
    }
    return new ArrayList<>(above);
  }

  private Optional<Person> managerOf(Person person) {
    return Optional.ofNullable(person.manager()).flatMap(manager -> staff.find(manager.id()));
  }

  private Value at(String path) {
    Value value = subject.fields();
    for (String name : FieldPath.parse(path).names()) {
      value = value instanceof Value.Fields fields ? fields.value(name) : Value.ABSENT;
    }
    return value;
  }

  private static List<String> names(Value value) {
    if (value instanceof Value.Text text) {
      return List.of(text.value());
    }
    return value instanceof Value.Items items
        ? items.values().stream().flatMap(item -> names(item).stream()).toList()
        : List.of();
  }

  private List<Actor> active(List<String> names) {
    return names.stream().map(staff::find).flatMap(Optional::stream).filter(Person::isActive).map(Person::actor)
        .distinct().toList();
  }
}
