package io.crmkit.approvals;

import io.crmkit.approvals.model.ApprovalId;
import io.crmkit.approvals.model.Facts;
import io.crmkit.approvals.model.Inquiry;
import io.crmkit.approvals.model.LockState;
import io.crmkit.approvals.model.LockState.Hold;
import io.crmkit.approvals.model.OpenRequest;
import io.crmkit.approvals.model.Origin;
import io.crmkit.approvals.model.definition.ApproverRef;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.definition.LockPolicy;
import io.crmkit.approvals.port.ApprovalRepository;
import io.crmkit.core.TenantId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Works out what pending requests lock. */
final class RecordLocks {

  private static final int BATCH = 500;

  private final ApprovalRepository repository;
  private final Definitions definitions;
  private final People people;

  RecordLocks(ApprovalRepository repository, Definitions definitions, People people) {
    this.repository = repository;
    this.definitions = definitions;
    this.people = people;
  }

  /** Returns the locks of those of these records that have one. */
  Map<String, LockState> of(TenantId tenant, String entityType, Collection<String> entityIds) {
    List<String> ids = List.copyOf(new LinkedHashSet<>(entityIds));
    Map<String, List<Hold>> holds = new LinkedHashMap<>();
    for (int from = 0; from < ids.size(); from += BATCH) {
      List<String> some = ids.subList(from, Math.min(ids.size(), from + BATCH));
      for (OpenRequest request : repository.openFor(tenant, entityType, some)) {
        String id = request.state().origin().subject().entityId();
        hold(tenant, request).ifPresent(hold -> holds.computeIfAbsent(id, unused -> new ArrayList<>()).add(hold));
      }
    }
    Map<String, LockState> locks = new LinkedHashMap<>();
    holds.forEach((id, each) -> locks.put(id, new LockState(each)));
    return locks;
  }

  private Optional<Hold> hold(TenantId tenant, OpenRequest request) {
    Origin origin = request.state().origin();
    Definition definition = definitions.find(tenant, origin.definition())
        .orElseThrow(() -> new IllegalStateException(unknown(request.id(), origin)));
    LockPolicy lock = definition.terms().lock();
    if (lock == null) {
      return Optional.empty();
    }
    Set<ApproverRef> references = new LinkedHashSet<>(definition.administrators());
    references.addAll(lock.free().people());
    lock.exemptions().forEach(exemption -> references.addAll(exemption.whom().people()));
    Facts facts = people.answer(
        tenant, new Inquiry(references, Set.of()), request.state().subject(), origin.requester());
    return Hold.of(request, definition, facts);
  }

  private static String unknown(ApprovalId id, Origin origin) {
    return "request %s is pinned to %s, which was never published".formatted(id, origin.definition());
  }
}
