package io.crmkit.testkit.approvals;

import io.crmkit.approvals.model.Approval;
import io.crmkit.approvals.model.Approval.Pending;
import io.crmkit.approvals.model.ApprovalChange;
import io.crmkit.approvals.model.ApprovalId;
import io.crmkit.approvals.model.InboxItem;
import io.crmkit.approvals.model.OpenRequest;
import io.crmkit.approvals.model.Subject;
import io.crmkit.approvals.port.ApprovalRepository;
import io.crmkit.core.Actor;
import io.crmkit.core.Require;
import io.crmkit.core.StaleWriteException;
import io.crmkit.core.Stored;
import io.crmkit.core.TenantId;
import io.crmkit.core.event.DomainEvent;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.testkit.approvals.ApprovalIndexes.Asked;
import io.crmkit.testkit.approvals.ApprovalIndexes.Pin;
import io.crmkit.testkit.approvals.ApprovalIndexes.Slot;
import io.crmkit.testkit.event.InMemoryOutbox;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

/** The approvals of an in-memory store; one lock guards what one tenant has. */
final class InMemoryApprovalRepository implements ApprovalRepository {

  private final InMemoryOutbox outbox;
  private final ConcurrentMap<TenantId, Shelf> shelves = new ConcurrentHashMap<>();

  InMemoryApprovalRepository(InMemoryOutbox outbox) {
    this.outbox = outbox;
  }

  @Override
  public Optional<Stored<Approval>> find(TenantId tenant, ApprovalId id) {
    return in(tenant, shelf -> Optional.ofNullable(shelf.rows.get(id)));
  }

  @Override
  public Stored<Approval> save(TenantId tenant, ApprovalId id, ApprovalChange change) {
    return in(tenant, shelf -> shelf.save(id, change, outbox));
  }

  @Override
  public void saveAll(TenantId tenant, Map<ApprovalId, ApprovalChange> changes) {
    in(tenant, shelf -> shelf.saveAll(changes, outbox));
  }

  @Override
  public List<DomainEvent> history(TenantId tenant, ApprovalId id, long after, int limit) {
    Require.positive(limit, "limit");
    return in(tenant, shelf -> shelf.history(id).tailMap(after, false).values().stream().limit(limit).toList());
  }

  @Override
  public List<ApprovalId> due(TenantId tenant, Instant now, int limit) {
    Require.positive(limit, "limit");
    return in(tenant, shelf -> shelf.indexes.due(now).limit(limit).toList());
  }

  @Override
  public Page<ApprovalId> asking(TenantId tenant, Actor actor, PageRequest page) {
    return in(tenant, shelf -> shelf.indexes.asking(actor, page));
  }

  @Override
  public Page<ApprovalId> pinnedTo(TenantId tenant, String definition, int version, PageRequest page) {
    return in(tenant, shelf -> shelf.indexes.pinnedTo(new Pin(definition, version), page));
  }

  @Override
  public Page<InboxItem> inbox(TenantId tenant, Set<Actor> actors, PageRequest page) {
    return in(tenant, shelf -> shelf.indexes.asked(actors, page).map(shelf::inboxItem));
  }

  @Override
  public List<OpenRequest> openFor(TenantId tenant, String entityType, Collection<String> entityIds) {
    return in(tenant, shelf -> new TreeSet<>(entityIds).stream()
        .flatMap(entityId -> shelf.indexes.openFor(entityType, entityId)).map(shelf::openRequest).toList());
  }

  @Override
  public Page<ApprovalId> ofSubject(TenantId tenant, String entityType, String entityId, PageRequest page) {
    return in(tenant, shelf -> shelf.indexes.ofSubject(entityType, entityId, page).map(Slot::id));
  }

  private <T> T in(TenantId tenant, Function<Shelf, T> work) {
    Shelf shelf = shelves.computeIfAbsent(tenant, unused -> new Shelf());
    synchronized (shelf) {
      return work.apply(shelf);
    }
  }

  /** What one tenant has. */
  private static final class Shelf {

    private final Map<ApprovalId, Stored<Approval>> rows = new HashMap<>();
    private final Map<ApprovalId, NavigableMap<Long, DomainEvent>> histories = new HashMap<>();
    private final ApprovalIndexes indexes = new ApprovalIndexes();

    private int saveAll(Map<ApprovalId, ApprovalChange> changes, InMemoryOutbox outbox) {
      changes.forEach(this::requireFresh);
      changes.forEach((id, change) -> save(id, change, outbox));
      return changes.size();
    }

    private void requireFresh(ApprovalId id, ApprovalChange change) {
      Stored<Approval> held = rows.get(id);
      long version = held == null ? 0 : held.version();
      if (change.before().version() != version) {
        throw new StaleWriteException("approval " + id, change.before().version(), version);
      }
    }

    private Stored<Approval> save(ApprovalId id, ApprovalChange change, InMemoryOutbox outbox) {
      requireFresh(id, change);
      // the outbox first: only it can refuse, and then nothing has changed
      outbox.append(change.events());
      indexes.apply(id, change);
      NavigableMap<Long, DomainEvent> history = histories.computeIfAbsent(id, unused -> new TreeMap<>());
      change.events().forEach(event -> history.put(event.sequence(), event));
      rows.put(id, change.stored());
      return change.stored();
    }

    private NavigableMap<Long, DomainEvent> history(ApprovalId id) {
      return histories.getOrDefault(id, new TreeMap<>());
    }

    private OpenRequest openRequest(Slot slot) {
      return new OpenRequest(slot.id(), (Pending) Objects.requireNonNull(rows.get(slot.id())).value());
    }

    private InboxItem inboxItem(Asked asked) {
      Pending pending = (Pending) Objects.requireNonNull(rows.get(asked.id())).value();
      Subject subject = pending.origin().subject();
      return new InboxItem(
          asked.id(), asked.ask(), asked.step(), subject.entityType(), subject.entityId(),
          pending.origin().requester(), asked.at());
    }
  }
}
