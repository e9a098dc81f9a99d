package io.crmkit.testkit.sso.provider;

import io.crmkit.core.TenantId;
import io.crmkit.core.paging.Cursor;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.core.state.Change;
import io.crmkit.sso.domain.json.DomainFormats;
import io.crmkit.sso.domain.model.DomainClaim;
import io.crmkit.sso.domain.model.DomainClaim.Verified;
import io.crmkit.sso.domain.model.DomainName;
import io.crmkit.sso.domain.model.DomainTakenException;
import io.crmkit.sso.domain.port.DomainOwners;
import io.crmkit.sso.domain.port.DomainRepository;
import io.crmkit.testkit.event.InMemoryOutbox;
import io.crmkit.testkit.state.InMemoryAlongside;
import io.crmkit.testkit.state.InMemoryStates;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Keeps claims to domains in memory; meant for tests, demos and single-process tools. */
public final class InMemoryDomainRepository extends InMemoryStates<DomainName, DomainClaim>
    implements DomainRepository, DomainOwners {

  private static final String LIST = "domain/verified";

  private final InMemoryOutbox outbox;
  private final Register register;

  /** Makes a store that shares an outbox with others. */
  public InMemoryDomainRepository(InMemoryOutbox outbox) {
    this(outbox, new Register());
  }

  private InMemoryDomainRepository(InMemoryOutbox outbox, Register register) {
    super(outbox, DomainFormats.DOMAIN, register);
    this.outbox = outbox;
    this.register = register;
  }

  @Override
  public Optional<TenantId> ownerOf(DomainName domain) {
    synchronized (outbox) {
      return Optional.ofNullable(register.owners.get(domain.value()));
    }
  }

  @Override
  public Page<DomainName> verified(TenantId tenant, PageRequest page) {
    Cursor cursor = page.cursor();
    String after = cursor == null ? "" : cursor.keyFor(LIST, 1).orElseThrow().get(0);
    synchronized (outbox) {
      List<String> found = register.owners.entrySet().stream()
          .filter(each -> each.getValue().equals(tenant) && each.getKey().compareTo(after) > 0)
          .map(Map.Entry::getKey).limit(page.limit() + 1L).toList();
      return Page.of(found, page, last -> new Cursor(LIST, List.of(last))).map(DomainName::new);
    }
  }

  /** Who has verified what, over all tenants; guarded by the outbox like the states. */
  private static final class Register implements InMemoryAlongside<DomainName, DomainClaim> {

    private final Map<String, TenantId> owners = new TreeMap<>();

    @Override
    public void requireFresh(TenantId tenant, DomainName domain, Change<DomainClaim> change) {
      TenantId owner = owners.get(domain.value());
      if (change.after() instanceof Verified && owner != null && !owner.equals(tenant)) {
        throw new DomainTakenException(domain);
      }
    }

    @Override
    public void put(TenantId tenant, DomainName domain, Change<DomainClaim> change) {
      if (change.after() instanceof Verified) {
        owners.put(domain.value(), tenant);
      } else {
        owners.remove(domain.value(), tenant);
      }
    }
  }
}
