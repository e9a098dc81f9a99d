package io.crmkit.testkit.approvals;

import io.crmkit.approvals.model.Approval;
import io.crmkit.approvals.model.Approval.Blank;
import io.crmkit.approvals.model.Approval.Pending;
import io.crmkit.approvals.model.Approval.Settled;
import io.crmkit.approvals.model.ApprovalChange;
import io.crmkit.approvals.model.ApprovalChange.Entry;
import io.crmkit.approvals.model.ApprovalChange.Place;
import io.crmkit.approvals.model.ApprovalChange.Turn;
import io.crmkit.approvals.model.ApprovalId;
import io.crmkit.approvals.model.Ask;
import io.crmkit.approvals.model.Origin;
import io.crmkit.approvals.model.definition.DefinitionRef;
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
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Where the approvals of one tenant can be looked up by something other than their ids. Guarded by its owner. */
final class ApprovalIndexes {

  /** A place in an index that is ordered by time. */
  record Slot(Instant at, ApprovalId id) {

    private static final Comparator<Slot> ORDER =
        Comparator.comparing(Slot::at).thenComparing(slot -> slot.id.value());

    private Cursor cursor() {
      return new Cursor(OF_SUBJECT, List.of(at.toString(), id.value()));
    }

    private static Slot of(Cursor cursor) {
      return cursor.keyFor(OF_SUBJECT, 2, key ->
          new Slot(Instant.parse(key.get(0)), new ApprovalId(key.get(1)))).orElseThrow();
    }
  }

  /** What a step asks of somebody, now or later. */
  private record Held(String id, String step, String ask) {

    private static final Comparator<Held> ORDER =
        Comparator.comparing(Held::id).thenComparing(Held::step).thenComparing(Held::ask);

    private static Held of(Place place, ApprovalId id) {
      return new Held(id.value(), place.step(), place.ask().name());
    }
  }

  /** What a step asks, at the place in an index that since when it asks gives it. */
  record Asked(Instant at, ApprovalId id, String step, Ask ask) {

    private static final Comparator<Asked> ORDER = Comparator.comparing(Asked::at)
        .thenComparing(each -> each.id.value()).thenComparing(Asked::step).thenComparing(each -> each.ask.name());

    private Cursor cursor() {
      return new Cursor(INBOX, List.of(at.toString(), id.value(), step, ask.name()));
    }

    private static Asked of(Cursor cursor) {
      return cursor.keyFor(INBOX, 4, key -> new Asked(
          Instant.parse(key.get(0)), new ApprovalId(key.get(1)), key.get(2), Ask.valueOf(key.get(3)))).orElseThrow();
    }
  }

  /** A published definition. */
  record Pin(String definition, int version) {}

  private static final String ASKING = "approvals/asking-by-id";
  private static final String INBOX = "approvals/inbox-by-time-step-and-ask";
  private static final String PINNED = "approvals/pinned-by-id";
  private static final String LAST = "\uffff".repeat(2);
  private static final String OF_SUBJECT = "approvals/of-subject-by-time";

  private record Entity(String type, String id) {}

  private final NavigableSet<Slot> due = new TreeSet<>(Slot.ORDER);
  private final Map<Actor, NavigableSet<Held>> held = new HashMap<>();
  private final Map<Actor, NavigableSet<Asked>> asked = new HashMap<>();
  private final Map<Entity, NavigableSet<Slot>> subjects = new HashMap<>();
  private final Map<Entity, NavigableSet<Slot>> open = new HashMap<>();
  private final Map<Pin, NavigableSet<String>> pinned = new HashMap<>();

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
    if (before instanceof Pending pending) {
      remove(pinned, pin(pending), id.value());
    }
    if (change.after() instanceof Pending pending) {
      pinned.computeIfAbsent(pin(pending), unused -> new TreeSet<>()).add(id.value());
      put(open, entity(pending.origin()), new Slot(pending.origin().submittedAt(), id));
    } else if (before instanceof Pending pending) {
      remove(open, entity(pending.origin()), new Slot(pending.origin().submittedAt(), id));
    }
    Map<Place, Entry> entries = ApprovalChange.entriesIn(before);
    change.entriesLost().forEach(place -> lose(place, id, Objects.requireNonNull(entries.get(place))));
    change.entriesGained().forEach((place, entry) -> gain(place, id, entry));
  }

  /** Returns what is due at {@code now} or before, the longest overdue first. */
  Stream<ApprovalId> due(Instant now) {
    return due.stream().takeWhile(slot -> !slot.at.isAfter(now)).map(Slot::id);
  }

  Page<ApprovalId> asking(Actor actor, PageRequest page) {
    NavigableSet<Held> all = held.getOrDefault(actor, new TreeSet<>(Held.ORDER));
    Cursor cursor = page.cursor();
    NavigableSet<Held> rest = cursor == null
        ? all
        : all.tailSet(new Held(cursor.keyFor(ASKING, 1).orElseThrow().get(0), LAST, LAST), false);
    return byId(ASKING, rest.stream().map(Held::id).distinct(), page);
  }

  Page<ApprovalId> pinnedTo(Pin pin, PageRequest page) {
    NavigableSet<String> all = pinned.getOrDefault(pin, Collections.emptyNavigableSet());
    Cursor cursor = page.cursor();
    NavigableSet<String> rest =
        cursor == null ? all : all.tailSet(cursor.keyFor(PINNED, 1).orElseThrow().get(0), false);
    return byId(PINNED, rest.stream(), page);
  }

  private static Page<ApprovalId> byId(String list, Stream<String> ids, PageRequest page) {
    return Page.of(ids.limit(page.limit() + 1L).toList(), page, id -> new Cursor(list, List.of(id)))
        .map(ApprovalId::new);
  }

  /** Returns where any of {@code actors} is asked for something, each vote once, the longest waiting first. */
  Page<Asked> asked(Set<Actor> actors, PageRequest page) {
    NavigableSet<Asked> found = new TreeSet<>(Asked.ORDER);
    Cursor cursor = page.cursor();
    for (Actor actor : actors) {
      NavigableSet<Asked> all = asked.getOrDefault(actor, new TreeSet<>(Asked.ORDER));
      NavigableSet<Asked> rest = cursor == null ? all : all.tailSet(Asked.of(cursor), false);
      rest.stream().limit(page.limit() + 1L).forEach(found::add);
    }
    return Page.of(found.stream().limit(page.limit() + 1L).toList(), page, Asked::cursor);
  }

  /** Returns the approvals of one record in the order in which they were submitted. */
  Page<Slot> ofSubject(String entityType, String entityId, PageRequest page) {
    Entity entity = new Entity(entityType, entityId);
    NavigableSet<Slot> slots = subjects.getOrDefault(entity, new TreeSet<>(Slot.ORDER));
    Cursor cursor = page.cursor();
    NavigableSet<Slot> rest = cursor == null ? slots : slots.tailSet(Slot.of(cursor), false);
    return Page.of(rest.stream().limit(page.limit() + 1L).toList(), page, Slot::cursor);
  }

  /** Returns the pending approvals of one record in the order in which they were submitted. */
  Stream<Slot> openFor(String entityType, String entityId) {
    return open.getOrDefault(new Entity(entityType, entityId), Collections.emptyNavigableSet()).stream();
  }

  private void addToSubject(ApprovalId id, Approval approval) {
    Origin origin = approval instanceof Settled settled ? settled.origin() : ((Pending) approval).origin();
    put(subjects, entity(origin), new Slot(origin.submittedAt(), id));
  }

  private static Entity entity(Origin origin) {
    return new Entity(origin.subject().entityType(), origin.subject().entityId());
  }

  private static Pin pin(Pending pending) {
    DefinitionRef definition = pending.origin().definition();
    return new Pin(definition.name(), definition.version());
  }

  private void gain(Place place, ApprovalId id, Entry entry) {
    held.computeIfAbsent(place.holder(), unused -> new TreeSet<>(Held.ORDER)).add(Held.of(place, id));
    if (entry.turn() == Turn.NOW) {
      asked.computeIfAbsent(place.holder(), unused -> new TreeSet<>(Asked.ORDER))
          .add(new Asked(entry.since(), id, place.step(), place.ask()));
    }
  }

  private void lose(Place place, ApprovalId id, Entry entry) {
    remove(held, place.holder(), Held.of(place, id));
    remove(asked, place.holder(), new Asked(entry.since(), id, place.step(), place.ask()));
  }

  private static <K> void put(Map<K, NavigableSet<Slot>> index, K key, Slot slot) {
    index.computeIfAbsent(key, unused -> new TreeSet<>(Slot.ORDER)).add(slot);
  }

  private static <K, V> void remove(Map<K, NavigableSet<V>> index, K key, V value) {
    index.computeIfPresent(key, (unused, values) -> {
      values.remove(value);
      return values.isEmpty() ? null : values;
    });
  }
}
