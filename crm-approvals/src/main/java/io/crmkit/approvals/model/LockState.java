package io.crmkit.approvals.model;

import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.definition.DefinitionRef;
import io.crmkit.approvals.model.definition.LockPolicy;
import io.crmkit.approvals.model.definition.LockPolicy.Party;
import io.crmkit.approvals.model.definition.LockPolicy.Whom;
import io.crmkit.core.Actor;
import io.crmkit.core.expression.FieldPath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What of one record is locked, by which pending requests, and for whom.
 *
 * <p>It follows from the requests that are pending and from nothing else: no lock is ever taken or released, so none
 * can be left behind by a request that is over. Actors are compared by the one id that the directory has for them.
 *
 * @param holds the requests that lock something, in the order in which they were submitted
 */
public record LockState(List<Hold> holds) {

  /** Nothing is locked. */
  public static final LockState FREE = new LockState(List.of());

  public LockState {
    holds = List.copyOf(holds);
  }

  /** Returns why {@code actor} may not change all of {@code fields}, each locked one by name; empty if they may. */
  public Optional<RecordLocked> check(Actor actor, Collection<FieldPath> fields) {
    List<RecordLocked.Field> locked = new ArrayList<>();
    for (FieldPath field : fields) {
      for (Hold hold : holds) {
        if (hold.locks(actor, field)) {
          locked.add(new RecordLocked.Field(field, hold.request(), hold.definition(), hold.remedies(actor)));
        }
      }
    }
    return locked.isEmpty() ? Optional.empty() : Optional.of(new RecordLocked(actor, locked));
  }

  /** Returns what {@code actor} may change, as far as fields are named: each that some request locks for others. */
  public Set<FieldPath> freeFields(Actor actor) {
    Set<FieldPath> free = new LinkedHashSet<>();
    for (Hold hold : holds) {
      hold.exemptions().forEach(exemption -> free.addAll(exemption.fields()));
    }
    free.removeIf(field -> check(actor, List.of(field)).isPresent());
    return free;
  }

  /** Whether anything is locked for anybody. */
  public boolean isFree() {
    return holds.isEmpty();
  }

  /**
   * A request that locks its record.
   *
   * @param owners who may take the request back: its requester first, then the administrators of its definition
   * @param free for whom nothing is locked
   * @param exemptions which fields are not locked, and for whom
   */
  public record Hold(
      ApprovalId request, DefinitionRef definition, List<Actor> owners, Reach free, List<Exempt> exemptions) {
    public Hold {
      owners = List.copyOf(owners);
      exemptions = List.copyOf(exemptions);
    }

    /** Returns what {@code request} locks, if its definition says that it locks anything. */
    public static Optional<Hold> of(OpenRequest request, Definition definition, Facts facts) {
      LockPolicy policy = definition.terms().lock();
      if (policy == null) {
        return Optional.empty();
      }
      Approval.Pending state = request.state();
      Set<Actor> owners = new LinkedHashSet<>(Set.of(state.origin().requester()));
      owners.addAll(facts.people(definition.administrators()));
      List<Exempt> exemptions = policy.exemptions().stream()
          .map(exemption -> new Exempt(exemption.fields(), Reach.of(exemption.whom(), state, definition, facts)))
          .toList();
      return Optional.of(new Hold(request.id(), state.origin().definition(), List.copyOf(owners),
          Reach.of(policy.free(), state, definition, facts), exemptions));
    }

    private boolean locks(Actor actor, FieldPath field) {
      return !free.holds(actor) && exemptions.stream().noneMatch(exempt -> exempt.frees(actor, field));
    }

    private Set<RecordLocked.Remedy> remedies(Actor actor) {
      return owners.contains(actor)
          ? Set.of(RecordLocked.Remedy.AMEND, RecordLocked.Remedy.RECALL)
          : Set.of(RecordLocked.Remedy.ASK_AN_OWNER);
    }
  }

  /** Fields, with all that lies within them, and for whom they are not locked. */
  public record Exempt(List<FieldPath> fields, Reach whom) {
    public Exempt {
      fields = List.copyOf(fields);
    }

    private boolean frees(Actor actor, FieldPath field) {
      return whom.holds(actor) && fields.stream().anyMatch(free -> startsWith(field, free));
    }

    private static boolean startsWith(FieldPath field, FieldPath start) {
      return field.names().size() >= start.names().size()
          && field.names().subList(0, start.names().size()).equals(start.names());
    }
  }

  /**
   * Everybody, or some.
   *
   * @param extent whether {@code people} matter
   * @param people who, unless it is everybody
   */
  public record Reach(Extent extent, Set<Actor> people) {

    /** Whether it is everybody. */
    public enum Extent { EVERYBODY, SOME }

    public Reach {
      people = Set.copyOf(people);
    }

    private static Reach of(Whom whom, Approval.Pending state, Definition definition, Facts facts) {
      if (whom.parties().contains(Party.EVERYBODY)) {
        return new Reach(Extent.EVERYBODY, Set.of());
      }
      Set<Actor> people = new LinkedHashSet<>(facts.people(whom.people()));
      if (whom.parties().contains(Party.REQUESTER)) {
        people.add(state.origin().requester());
      }
      if (whom.parties().contains(Party.ASKED)) {
        people.addAll(state.asked());
      }
      if (whom.parties().contains(Party.ADMINISTRATORS)) {
        people.addAll(facts.people(definition.administrators()));
      }
      return new Reach(Extent.SOME, people);
    }

    boolean holds(Actor actor) {
      return extent == Extent.EVERYBODY || people.contains(actor);
    }
  }
}
