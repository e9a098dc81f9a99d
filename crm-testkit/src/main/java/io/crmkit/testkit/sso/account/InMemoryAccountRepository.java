package io.crmkit.testkit.sso.account;

import io.crmkit.core.StaleWriteException;
import io.crmkit.core.Stored;
import io.crmkit.core.TenantId;
import io.crmkit.core.state.Change;
import io.crmkit.sso.account.json.AccountFormats;
import io.crmkit.sso.account.model.Account;
import io.crmkit.sso.account.model.Account.Known;
import io.crmkit.sso.account.model.AccountChanges;
import io.crmkit.sso.account.model.AccountEntry;
import io.crmkit.sso.account.model.Identity;
import io.crmkit.sso.account.model.LinkedIdentity;
import io.crmkit.sso.account.model.Role;
import io.crmkit.sso.account.model.Roster;
import io.crmkit.sso.account.model.RosterId;
import io.crmkit.sso.account.port.AccountRepository;
import io.crmkit.sso.model.UserId;
import io.crmkit.testkit.event.InMemoryOutbox;
import io.crmkit.testkit.state.InMemoryAlongside;
import io.crmkit.testkit.state.InMemoryStates;
import io.crmkit.testkit.state.InMemoryStatesTogether;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keeps accounts in memory; meant for tests, demos and single-process tools. */
public final class InMemoryAccountRepository extends InMemoryStates<UserId, Account> implements AccountRepository {

  private final InMemoryOutbox outbox;
  private final Taken taken;
  private final InMemoryStates<RosterId, Roster> rosters;

  /** Makes a store that shares an outbox with others. */
  public InMemoryAccountRepository(InMemoryOutbox outbox) {
    this(outbox, new Taken());
  }

  private InMemoryAccountRepository(InMemoryOutbox outbox, Taken taken) {
    super(outbox, AccountFormats.ACCOUNT, taken);
    this.outbox = outbox;
    this.taken = taken;
    this.rosters = new InMemoryStates<>(outbox, AccountFormats.ROSTER);
  }

  @Override
  public Optional<AccountEntry> ofIdentity(TenantId tenant, Identity identity) {
    return entry(tenant, identity);
  }

  @Override
  public Optional<AccountEntry> ofEmail(TenantId tenant, String email) {
    return entry(tenant, email);
  }

  private Optional<AccountEntry> entry(TenantId tenant, Object key) {
    synchronized (outbox) {
      return Optional.ofNullable(taken.keys.get(new Key(tenant, key)))
          .flatMap(user -> find(tenant, user).map(stored -> new AccountEntry(user, stored)));
    }
  }

  @Override
  public List<UserId> holders(TenantId tenant, Set<Role> roles, int limit) {
    return states(tenant).entrySet().stream()
        .filter(each -> each.getValue().value() instanceof Known known && known.isOneOf(roles))
        .map(Map.Entry::getKey).limit(limit).toList();
  }

  @Override
  public Stored<Roster> roster(TenantId tenant) {
    return rosters.find(tenant, RosterId.ONE).orElseGet(() -> Stored.unsaved(Roster.EMPTY));
  }

  @Override
  public void save(TenantId tenant, AccountChanges changes) {
    new InMemoryStatesTogether(outbox, tenant).and(rosters, changes.roster()).and(this, changes.account()).save();
  }

  private record Key(TenantId tenant, Object key) {}

  /** Whose identities and proved addresses are; guarded by the monitor of the outbox. */
  private static final class Taken implements InMemoryAlongside<UserId, Account> {

    private final Map<Key, UserId> keys = new HashMap<>();

    @Override
    public void requireFresh(TenantId tenant, UserId id, Change<Account> change) {
      for (Object key : keysOf(change.after())) {
        UserId holder = keys.get(new Key(tenant, key));
        if (holder != null && !holder.equals(id)) {
          throw new StaleWriteException("an identity or an address of account " + id, 0, 1);
        }
      }
    }

    @Override
    public void put(TenantId tenant, UserId id, Change<Account> change) {
      keysOf(change.before().value()).forEach(key -> keys.remove(new Key(tenant, key)));
      keysOf(change.after()).forEach(key -> keys.put(new Key(tenant, key), id));
    }

    private static Set<Object> keysOf(Account account) {
      Set<Object> found = new HashSet<>();
      if (account instanceof Known known) {
        known.identities().stream().map(LinkedIdentity::identity).forEach(found::add);
        @Nullable String email = known.profile().provedEmail();
        if (email != null) {
          found.add(email);
        }
      }
      return found;
    }
  }
}
