package io.crmkit.testkit.sso.provider;

import io.crmkit.core.TenantId;
import io.crmkit.core.state.Change;
import io.crmkit.sso.model.ProviderId;
import io.crmkit.sso.provider.json.ProviderFormats;
import io.crmkit.sso.provider.model.Provider;
import io.crmkit.sso.provider.model.Provider.Known;
import io.crmkit.sso.provider.model.ProviderIdentity;
import io.crmkit.sso.provider.model.ProviderTakenException;
import io.crmkit.sso.provider.port.ProviderRepository;
import io.crmkit.testkit.event.InMemoryOutbox;
import io.crmkit.testkit.state.InMemoryAlongside;
import io.crmkit.testkit.state.InMemoryStates;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps identity providers in memory; meant for tests, demos and single-process tools. */
public final class InMemoryProviderRepository extends InMemoryStates<ProviderId, Provider>
    implements ProviderRepository {

  private final InMemoryOutbox outbox;
  private final Register register;

  /** Makes a store that shares an outbox with others. */
  public InMemoryProviderRepository(InMemoryOutbox outbox) {
    this(outbox, new Register());
  }

  private InMemoryProviderRepository(InMemoryOutbox outbox, Register register) {
    super(outbox, ProviderFormats.PROVIDER, register);
    this.outbox = outbox;
    this.register = register;
  }

  @Override
  public Holder holder(TenantId tenant, ProviderId id, ProviderIdentity identity) {
    synchronized (outbox) {
      Owner owner = register.owners.get(identity);
      if (owner == null) {
        return Holder.NOBODY;
      }
      if (!owner.tenant.equals(tenant)) {
        return Holder.ANOTHER_TENANT;
      }
      return owner.id.equals(id) ? Holder.THIS_PROVIDER : Holder.ANOTHER_OF_THE_TENANT;
    }
  }

  private record Owner(TenantId tenant, ProviderId id) {}

  /** Who holds what, over all tenants; guarded by the outbox like the states. */
  private static final class Register implements InMemoryAlongside<ProviderId, Provider> {

    private final Map<ProviderIdentity, Owner> owners = new HashMap<>();

    @Override
    public void requireFresh(TenantId tenant, ProviderId id, Change<Provider> change) {
      ProviderIdentity wanted = held(change.after());
      Owner owner = wanted == null ? null : owners.get(wanted);
      if (wanted != null && owner != null && !owner.equals(new Owner(tenant, id))) {
        throw new ProviderTakenException(wanted);
      }
    }

    @Override
    public void put(TenantId tenant, ProviderId id, Change<Provider> change) {
      Owner owner = new Owner(tenant, id);
      ProviderIdentity before = held(change.before().value());
      if (before != null) {
        owners.remove(before, owner);
      }
      ProviderIdentity after = held(change.after());
      if (after != null) {
        owners.put(after, owner);
      }
    }

    private static @Nullable ProviderIdentity held(Provider state) {
      return state instanceof Known known ? known.held() : null;
    }
  }
}
