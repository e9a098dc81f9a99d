package io.crmkit.approvals;

import io.crmkit.approvals.Verification.Absent;
import io.crmkit.approvals.Verification.Broken;
import io.crmkit.approvals.Verification.Sound;
import io.crmkit.approvals.json.ApprovalEventJson;
import io.crmkit.approvals.model.Approval;
import io.crmkit.approvals.model.ApprovalDecider;
import io.crmkit.approvals.model.ApprovalId;
import io.crmkit.approvals.port.ApprovalRepository;
import io.crmkit.approvals.port.ChainAnchors;
import io.crmkit.core.Stored;
import io.crmkit.core.TenantId;
import io.crmkit.core.event.DomainEvent;
import io.crmkit.core.event.UnreadableEventException;
import io.crmkit.core.event.chain.ChainFault;
import io.crmkit.core.event.chain.ChainFault.Kind;
import io.crmkit.core.event.chain.ChainLink;
import io.crmkit.core.event.chain.ChainWalk;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Compares what is stored of an approval with what its hashes, its events and its anchors say of it. */
final class Verifier {

  private static final int PAGE = 1_000;

  private final ApprovalDecider decider = new ApprovalDecider();
  private final ApprovalRepository repository;
  private final ChainAnchors anchors;

  Verifier(ApprovalRepository repository, ChainAnchors anchors) {
    this.repository = repository;
    this.anchors = anchors;
  }

  Verification verify(TenantId tenant, ApprovalId id) {
    Optional<Stored<Approval>> stored = repository.find(tenant, id);
    if (stored.isEmpty()) {
      return leftovers(tenant, id);
    }
    Run run = new Run(tenant, id, stored.get());
    return run.fault().<Verification>map(Broken::new)
        .orElseGet(() -> new Sound(stored.get().version(), stored.get().value().trail().chain()));
  }

  /** A history without a state is one whose state was removed. */
  private Verification leftovers(TenantId tenant, ApprovalId id) {
    boolean none = repository.history(tenant, id, 0, 1).isEmpty() || repository.find(tenant, id).isPresent();
    return none ? new Absent() : new Broken(new ChainFault(1, Kind.SURPLUS));
  }

  /** One look at one approval, which may change meanwhile: what is saved after its state was read is left for later. */
  private final class Run {

    private final TenantId tenant;
    private final ApprovalId id;
    private final Stored<Approval> stored;
    private final ChainWalk walk;
    private final NavigableMap<Long, String> kept = new TreeMap<>();
    private Approval folded = decider.initial();
    private long read;

    private Run(TenantId tenant, ApprovalId id, Stored<Approval> stored) {
      this.tenant = tenant;
      this.id = id;
      this.stored = stored;
      this.walk = new ChainWalk(stored.value().trail().chain());
      anchors.of(tenant, id).forEach(link -> kept.put(link.sequence(), link.hash()));
    }

    private Optional<ChainFault> fault() {
      return history().or(() -> walk.end(stored.version())).or(this::surplus).or(this::anchored).or(this::state);
    }

    private Optional<ChainFault> history() {
      while (read < stored.version()) {
        List<DomainEvent> page;
        try {
          page = page((int) Math.min(PAGE, stored.version() - read));
        } catch (UnreadableEventException broken) {
          return before(broken.sequence()).or(() -> fault(broken.sequence(), Kind.UNREADABLE));
        }
        if (page.isEmpty()) {
          return Optional.empty();
        }
        Optional<ChainFault> found = walk(page);
        if (found.isPresent()) {
          return found;
        }
      }
      return Optional.empty();
    }

    /** Looks at what stands before an entry that cannot be read: the first fault is the one that counts. */
    private Optional<ChainFault> before(long sequence) {
      return sequence - 1 > read ? walk(page((int) (sequence - 1 - read))) : Optional.empty();
    }

    private List<DomainEvent> page(int limit) {
      return repository.history(tenant, id, read, limit);
    }

    private Optional<ChainFault> walk(List<DomainEvent> page) {
      for (DomainEvent event : page) {
        Optional<ChainFault> found = walk.step(event).or(() -> anchored(event)).or(() -> fold(event));
        if (found.isPresent()) {
          return found;
        }
        read = event.sequence();
      }
      return Optional.empty();
    }

    private Optional<ChainFault> anchored(DomainEvent event) {
      String hash = kept.remove(event.sequence());
      String carried = ChainLink.of(event).map(ChainLink::hash).orElse("");
      return hash == null || hash.equals(carried) ? Optional.empty() : fault(event.sequence(), Kind.OTHER_ANCHOR);
    }

    private Optional<ChainFault> fold(DomainEvent event) {
      try {
        folded = decider.evolve(folded, ApprovalEventJson.read(event));
        return Optional.empty();
      } catch (RuntimeException broken) {
        return fault(event.sequence(), Kind.UNREADABLE);
      }
    }

    /** An entry behind the last one that the state knows of; a save would have changed the state, too. */
    private Optional<ChainFault> surplus() {
      boolean more = !repository.history(tenant, id, stored.version(), 1).isEmpty();
      return more && repository.find(tenant, id).filter(stored::equals).isPresent()
          ? fault(stored.version() + 1, Kind.SURPLUS)
          : Optional.empty();
    }

    /** A link that was kept of an entry which is not there any more. */
    private Optional<ChainFault> anchored() {
      return kept.isEmpty() || repository.find(tenant, id).filter(stored::equals).isEmpty()
          ? Optional.empty()
          : fault(Math.min(stored.version() + 1, kept.firstKey()), Kind.MISSING);
    }

    private Optional<ChainFault> state() {
      return folded.equals(stored.value().unchained()) ? Optional.empty() : fault(read, Kind.OTHER_STATE);
    }

    private Optional<ChainFault> fault(long sequence, Kind kind) {
      return Optional.of(new ChainFault(sequence, kind));
    }
  }
}
