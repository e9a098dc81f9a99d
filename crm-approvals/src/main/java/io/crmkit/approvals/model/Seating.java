package io.crmkit.approvals.model;

import io.crmkit.approvals.model.ApprovalEvent.Barred;
import io.crmkit.approvals.model.Panel.Kind;
import io.crmkit.approvals.model.definition.Approver;
import io.crmkit.approvals.model.definition.ApproverRef;
import io.crmkit.approvals.model.definition.EmptySlatePolicy;
import io.crmkit.approvals.model.definition.Order;
import io.crmkit.approvals.model.definition.Step;
import io.crmkit.approvals.model.vote.Ballots;
import io.crmkit.approvals.model.vote.Choice;
import io.crmkit.approvals.model.vote.Slate;
import io.crmkit.approvals.model.vote.Standing;
import io.crmkit.core.Actor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who sits where when a step opens, or what happens instead because too few may.
 *
 * @param answer whether there is a panel, and otherwise what the policy of the step says
 * @param panel who decides; null unless the answer is {@link Answer#PANEL}
 * @param barred who was named but may not vote
 * @param known whose approvals are known and suffice; nobody unless the answer is {@link Answer#PASS}
 */
record Seating(Answer answer, @Nullable Panel panel, List<Barred> barred, List<Actor> known) {

  enum Answer { PANEL, PASS, AUTO_APPROVE, SKIP, FAIL }

  Seating {
    barred = List.copyOf(barred);
    known = List.copyOf(known);
  }

  private Seating(Answer answer, @Nullable Panel panel, List<Barred> barred) {
    this(answer, panel, barred, List.of());
  }

  /**
   * Seats the approvers of {@code step}, passes it if what is known meets its rule, or follows its policy if its rule
   * could never be met.
   */
  static Seating of(Draft draft, Step step, Barring barring) {
    List<Barred> barred = new ArrayList<>();
    Map<Actor, Seat> seats = seats(draft, step);
    if (!draft.definition().duties().skip().isEmpty()) {
      Set<Actor> known = new LinkedHashSet<>(barring.known(step));
      known.retainAll(seats.keySet());
      if (isMet(draft, step, barring, new LinkedHashMap<>(seats), known)) {
        return new Seating(Answer.PASS, null, barred, List.copyOf(known));
      }
    }
    Panel panel = panel(draft, step, allowed(step, barring, seats, Set.of(), barred));
    return step.rule().reachable(panel.slate())
        ? new Seating(Answer.PANEL, panel, barred)
        : instead(draft, step, barring, Set.of(), barred);
  }

  /** Whether more people are behind the approvers of {@code step} than can be seated. */
  static boolean isCrowded(Draft draft, Step step) {
    List<ApproverRef> refs = step.groups().values().stream().flatMap(List::stream).map(Approver::ref).toList();
    return draft.people(refs).size() > Slate.MAX_SEATS;
  }

  /** Returns the people behind {@code refs}; nobody if they are more than can be seated, so that nothing waits for it. */
  static List<Actor> people(Draft draft, Collection<? extends ApproverRef> refs) {
    List<Actor> people = draft.people(refs);
    return people.size() > Slate.MAX_SEATS ? List.of() : people;
  }

  /** Whether the rule is met by the approvals of {@code known}, whatever the others would vote. */
  private static boolean isMet(
      Draft draft, Step step, Barring barring, Map<Actor, Seat> seats, Set<Actor> known) {
    if (known.isEmpty()) {
      return false;
    }
    Panel panel = panel(draft, step, allowed(step, barring, seats, known, new ArrayList<>()));
    Ballots ballots = panel.ballots();
    for (Actor person : known) {
      ballots = ballots.with(panel.seatOf(person), Choice.APPROVE);
    }
    return step.rule().standing(panel.slate(), ballots) == Standing.APPROVED;
  }

  /**
   * Follows the policy of a step that too few may decide.
   *
   * @param spent people who must not be asked again
   */
  static Seating instead(Draft draft, Step step, Barring barring, Set<Actor> spent, List<Barred> barred) {
    EmptySlatePolicy policy = step.onEmpty();
    if (policy == EmptySlatePolicy.AUTO_APPROVE) {
      return new Seating(Answer.AUTO_APPROVE, null, barred);
    }
    if (policy == EmptySlatePolicy.SKIP) {
      return new Seating(Answer.SKIP, null, barred);
    }
    Panel panel = standIns(draft, step, barring, spent);
    return panel == null ? new Seating(Answer.FAIL, null, barred) : new Seating(Answer.PANEL, panel, barred);
  }

  /** Returns a panel of whoever of {@code people} may vote, in which the first answer counts; null if nobody may. */
  static @Nullable Panel firstAnswer(Kind kind, Step step, Barring barring, List<Actor> people, Set<Actor> spent) {
    Set<Actor> holders = new LinkedHashSet<>(people);
    holders.removeAll(spent);
    holders.removeIf(person -> barring.bars(step, person));
    return holders.isEmpty()
        ? null
        : Panel.seated(kind, Order.PARALLEL, Slate.of(holders.size()), List.copyOf(holders));
  }

  private static @Nullable Panel standIns(Draft draft, Step step, Barring barring, Set<Actor> spent) {
    Panel panel = null;
    if (step.onEmpty() == EmptySlatePolicy.FALLBACK) {
      panel = firstAnswer(Kind.FALLBACK, step, barring, people(draft, step.fallback()), spent);
    }
    if (panel == null && step.onEmpty() != EmptySlatePolicy.FAIL) {
      List<Actor> administrators = people(draft, draft.definition().administrators());
      panel = firstAnswer(Kind.ADMINISTRATORS, step, barring, administrators, spent);
    }
    return panel;
  }

  /** Returns a seat for everybody behind the approvers of {@code step}; none if they are more than can be seated. */
  private static Map<Actor, Seat> seats(Draft draft, Step step) {
    Map<Actor, Seat> seats = new LinkedHashMap<>();
    step.groups().forEach((group, approvers) -> {
      for (Approver approver : approvers) {
        for (Actor person : draft.facts().people(approver.ref())) {
          seats.computeIfAbsent(person, unused -> new Seat()).join(group, approver.weight());
        }
      }
    });
    if (seats.size() > Slate.MAX_SEATS) {
      seats.clear();
    }
    return seats;
  }

  /** Takes those out of {@code seats} who are barred, {@code known} excepted, and tells of them in {@code barred}. */
  private static Map<Actor, Seat> allowed(
      Step step, Barring barring, Map<Actor, Seat> seats, Set<Actor> known, List<Barred> barred) {
    seats.keySet().removeIf(person -> {
      Barred.Reason reason = known.contains(person) ? null : barring.reason(step, person);
      if (reason != null) {
        barred.add(new Barred(person, reason));
      }
      return reason != null;
    });
    return seats;
  }

  private static Panel panel(Draft draft, Step step, Map<Actor, Seat> seats) {
    return Panel.seated(Kind.APPROVERS, step.order(), slate(draft, step, seats), List.copyOf(seats.keySet()));
  }

  private static Slate slate(Draft draft, Step step, Map<Actor, Seat> seats) {
    Slate.Builder slate = Slate.builder();
    for (String group : step.groups().keySet()) {
      if (!group.equals(Slate.EVERYONE)) {
        slate.group(group);
      }
    }
    seats.values().forEach(seat -> slate.seat(seat.weight, seat.groups));
    ApproverRef chair = step.chair();
    if (chair != null) {
      draft.facts().people(chair).stream().filter(seats::containsKey).findFirst()
          .ifPresent(person -> slate.chair(List.copyOf(seats.keySet()).indexOf(person)));
    }
    return slate.build();
  }

  /** What one person brings, however often a step names them: the groups they sit in, and their greatest weight. */
  private static final class Seat {

    private Set<String> groups = Set.of();
    private int weight;

    private void join(String group, int approverWeight) {
      if (!group.equals(Slate.EVERYONE)) {
        groups = groups.isEmpty() ? new LinkedHashSet<>() : groups;
        groups.add(group);
      }
      weight = Math.max(weight, approverWeight);
    }
  }
}
