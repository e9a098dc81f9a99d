package io.crmkit.testkit.approvals;

import io.crmkit.approvals.model.Approval;
import io.crmkit.approvals.model.Approval.Blank;
import io.crmkit.approvals.model.Approval.Pending;
import io.crmkit.approvals.model.Approval.Settled;
import io.crmkit.approvals.model.ApprovalChange;
import io.crmkit.approvals.model.ApprovalChange.Seat;
import io.crmkit.approvals.model.ApprovalChange.Turn;
import io.crmkit.approvals.model.ApprovalId;
import io.crmkit.approvals.model.Origin;
import io.crmkit.approvals.model.Subject;
import io.crmkit.core.Actor;
import io.crmkit.core.paging.Cursor;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Where the approvals of one tenant can be looked up by something other than their ids. Guarded by its owner. */
final class ApprovalIndexes {

  /** A place in an index that is ordered by time. */
  record Slot(Instant at, ApprovalId id) {

    private static final Comparator<Slot> ORDER =
        Comparator.comparing(Slot::at).thenComparing(slot -> slot.id.value());

    Cursor cursor(String list) {
      return new Cursor(list, List.of(at.toString(), id.value()));
    }

    private static Slot of(Cursor cursor, String list) {
      List<String> key = cursor.keyFor(list, 2).orElseThrow();
      return new Slot(Instant.parse(key.get(0)), new ApprovalId(key.get(1)));
    }
  }

  private static final String SEATS = "approvals/seats-by-id";
  private static final String INBOX = "approvals/inbox-by-time";
  private static final String OF_SUBJECT = "approvals/of-subject-by-time";

  private record Entity(String type, String id) {}

  private final NavigableSet<Slot> due = new TreeSet<>(Slot.ORDER);
  private final Map<Actor, NavigableSet<String>> seats = new HashMap<>();
  private final Map<Actor, NavigableSet<Slot>> asked = new HashMap<>();
  private final Map<Entity, NavigableSet<Slot>> subjects = new HashMap<>();

  void apply(ApprovalId id, ApprovalChange change) {
    Approval before = change.before().value();
    if (before instanceof Pending pending) {
      pending.dueAt().ifPresent(at -> due.remove(new Slot(at, id)));
    }
    if (change.after() instanceof Pending pending) {
      pending.dueAt().ifPresent(at -> due.add(new Slot(at, id)));
    }
    if (before instanceof Blank) {
      addToSubject(id, change.after());
    }
    Map<Actor, Seat> held = ApprovalChange.seatsIn(before);
    change.seatsLost().forEach(actor -> lose(actor, id, Objects.requireNonNull(held.get(actor))));
    change.seatsGained().forEach((actor, seat) -> gain(actor, id, seat));
  }

  /** Returns what is due at {@code now} or before, the longest overdue first. */
  Stream<ApprovalId> due(Instant now) {
    return due.stream().takeWhile(slot -> !slot.at.isAfter(now)).map(Slot::id);
  }

  Page<ApprovalId> seatsOf(Actor actor, PageRequest page) {
    NavigableSet<String> ids = seats.getOrDefault(actor, Collections.emptyNavigableSet());
    Cursor cursor = page.cursor();
    NavigableSet<String> rest = cursor == null ? ids : ids.tailSet(cursor.keyFor(SEATS, 1).orElseThrow().get(0), false);
    return Page.of(rest.stream().limit(page.limit() + 1L).toList(), page, id -> new Cursor(SEATS, List.of(id)))
        .map(ApprovalId::new);
  }

  /** Returns where {@code actor} is asked for a vote, the longest waiting first. */
  Page<Slot> asked(Actor actor, PageRequest page) {
    return page(INBOX, page, asked.getOrDefault(actor, Collections.emptyNavigableSet()));
  }

  /** Returns the approvals of one record in the order in which they were submitted. */
  Page<Slot> ofSubject(String entityType, String entityId, PageRequest page) {
    Entity entity = new Entity(entityType, entityId);
    return page(OF_SUBJECT, page, subjects.getOrDefault(entity, Collections.emptyNavigableSet()));
  }

  private static Page<Slot> page(String list, PageRequest page, NavigableSet<Slot> slots) {
    Cursor cursor = page.cursor();
    NavigableSet<Slot> rest = cursor == null ? slots : slots.tailSet(Slot.of(cursor, list), false);
    return Page.of(rest.stream().limit(page.limit() + 1L).toList(), page, slot -> slot.cursor(list));
  }

  private void addToSubject(ApprovalId id, Approval approval) {
    Origin origin = approval instanceof Settled settled ? settled.origin() : ((Pending) approval).origin();
    Subject subject = origin.subject();
    subjects.computeIfAbsent(new Entity(subject.entityType(), subject.entityId()), unused -> new TreeSet<>(Slot.ORDER))
        .add(new Slot(origin.submittedAt(), id));
  }

  private void gain(Actor actor, ApprovalId id, Seat seat) {
    seats.computeIfAbsent(actor, unused -> new TreeSet<>()).add(id.value());
    if (seat.turn() == Turn.NOW) {
      asked.computeIfAbsent(actor, unused -> new TreeSet<>(Slot.ORDER)).add(new Slot(seat.since(), id));
    }
  }

  private void lose(Actor actor, ApprovalId id, Seat seat) {
    remove(seats, actor, id.value());
    remove(asked, actor, new Slot(seat.since(), id));
  }

  private static <K, V> void remove(Map<K, NavigableSet<V>> index, K key, V value) {
    index.computeIfPresent(key, (unused, values) -> {
      values.remove(value);
      return values.isEmpty() ? null : values;
    });
  }
}
