package io.crmkit.approvals;

import io.crmkit.approvals.BulkOutcome.Done;
import io.crmkit.approvals.BulkOutcome.Failed;
import io.crmkit.approvals.BulkOutcome.HeldBack;
import io.crmkit.approvals.json.ApprovalEventJson;
import io.crmkit.approvals.model.Approval;
import io.crmkit.approvals.model.ApprovalChange;
import io.crmkit.approvals.model.ApprovalEvent;
import io.crmkit.approvals.model.ApprovalId;
import io.crmkit.approvals.model.ApprovalRefusal.AlreadyHandled;
import io.crmkit.approvals.model.Trail.Reply;
import io.crmkit.approvals.port.ApprovalRepository;
import io.crmkit.core.Decision;
import io.crmkit.core.Decision.Accepted;
import io.crmkit.core.StaleWriteException;
import io.crmkit.core.Stored;
import io.crmkit.core.TenantId;
import io.crmkit.core.event.DomainEvent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Takes many commands from the host to the store. */
final class BulkHandler {

  static final int MOST_ITEMS = 1_000;

  private final ApprovalRepository repository;
  private final CommandHandler handler;
  private final int attempts;

  BulkHandler(ApprovalRepository repository, CommandHandler handler, int attempts) {
    this.repository = repository;
    this.handler = handler;
    this.attempts = attempts;
  }

  List<BulkOutcome> handle(TenantId tenant, List<BulkItem> items, BulkMode mode) {
    if (items.size() > MOST_ITEMS) {
      throw new IllegalArgumentException(
          "items must be at most %d but were %d: send them in parts".formatted(MOST_ITEMS, items.size()));
    }
    if (mode == BulkMode.EACH) {
      return items.stream().map(item -> alone(tenant, item)).toList();
    }
    for (int attempt = 1; ; attempt++) {
      Batch batch = new Batch(tenant, mode);
      items.forEach(batch::judge);
      try {
        return batch.save();
      } catch (StaleWriteException lostRace) {
        if (attempt == attempts) {
          return batch.failed(lostRace);
        }
      }
    }
  }

  private BulkOutcome alone(TenantId tenant, BulkItem item) {
    try {
      return outcome(handler.handle(tenant, item.id(), item.command(), item.key()));
    } catch (RuntimeException cause) {
      return new Failed(cause);
    }
  }

  private static BulkOutcome outcome(Decision<ApprovalEvent> decision) {
    return decision instanceof Accepted<ApprovalEvent> accepted
        ? new Done(accepted.events())
        : new BulkOutcome.Refused(((Decision.Refused<ApprovalEvent>) decision).refusal());
  }

  /** Commands that are judged one after the other and saved together. */
  private final class Batch {

    private final TenantId tenant;
    private final BulkMode mode;
    private final Map<ApprovalId, Stored<Approval>> loaded = new LinkedHashMap<>();
    private final Map<ApprovalId, ApprovalChange> changes = new LinkedHashMap<>();
    private final List<BulkOutcome> outcomes = new ArrayList<>();
    private final Set<Integer> written = new HashSet<>();

    private Batch(TenantId tenant, BulkMode mode) {
      this.tenant = tenant;
      this.mode = mode;
    }

    private void judge(BulkItem item) {
      try {
        outcomes.add(outcome(item));
      } catch (RuntimeException cause) {
        outcomes.add(new Failed(cause));
      }
    }

    private BulkOutcome outcome(BulkItem item) {
      Stored<Approval> before = loaded.computeIfAbsent(item.id(), id -> handler.load(tenant, id));
      ApprovalChange sofar = changes.get(item.id());
      Stored<Approval> now = sofar == null ? before : sofar.stored();
      Decision<ApprovalEvent> decision = handler.judge(tenant, now.value(), item.command(), item.key());
      if (decision instanceof Decision.Refused<ApprovalEvent> refused
          && refused.refusal() instanceof AlreadyHandled handled) {
        return new Done(replay(item.id(), handled.reply()));
      }
      if (decision instanceof Accepted<ApprovalEvent> accepted && !accepted.events().isEmpty()) {
        ApprovalChange next = handler.change(tenant, item.id(), now, accepted.events());
        changes.put(item.id(), sofar == null ? next : joined(sofar, next));
        written.add(outcomes.size());
      }
      return BulkHandler.outcome(decision);
    }

    /** Returns what a command was answered before, which may have been a moment ago in this batch. */
    private List<ApprovalEvent> replay(ApprovalId id, Reply reply) {
      ApprovalChange sofar = changes.get(id);
      if (sofar == null || reply.first() <= sofar.before().version()) {
        return handler.replay(tenant, id, reply);
      }
      written.add(outcomes.size());
      int first = (int) (reply.first() - sofar.before().version()) - 1;
      return sofar.events().subList(first, first + reply.count()).stream().map(ApprovalEventJson::read).toList();
    }

    private List<BulkOutcome> save() {
      boolean allDone = outcomes.stream().allMatch(Done.class::isInstance);
      if (mode == BulkMode.ALL_OR_NONE && !allDone) {
        written.forEach(index -> outcomes.set(index, new HeldBack()));
        return outcomes;
      }
      try {
        if (!changes.isEmpty()) {
          repository.saveAll(tenant, changes);
        }
        return outcomes;
      } catch (StaleWriteException lostRace) {
        throw lostRace;
      } catch (RuntimeException cause) {
        return failed(cause);
      }
    }

    private List<BulkOutcome> failed(RuntimeException cause) {
      written.forEach(index -> outcomes.set(index, new Failed(cause)));
      return outcomes;
    }

    private static ApprovalChange joined(ApprovalChange first, ApprovalChange second) {
      List<DomainEvent> events = new ArrayList<>(first.events());
      events.addAll(second.events());
      return new ApprovalChange(first.before(), second.after(), events);
    }
  }
}
