package io.crmkit.sso.account;

import io.crmkit.core.TenantId;
import io.crmkit.core.observe.Observed;
import io.crmkit.core.observe.ServiceListener;
import io.crmkit.sso.account.model.Account.Status;
import io.crmkit.sso.account.model.AccountReason;
import io.crmkit.sso.account.model.AccountView;
import io.crmkit.sso.account.model.PasswordHash;
import io.crmkit.sso.account.port.Revocations.Cause;
import io.crmkit.sso.audit.SecurityEvent;
import io.crmkit.sso.audit.SecurityEvent.Kind;
import io.crmkit.sso.model.Client;
import io.crmkit.sso.model.SecretHash;
import io.crmkit.sso.model.UserId;
import io.crmkit.sso.model.Verdict;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Logins by a password, for the few who must get in while every provider is away, such as administrators.
 *
 * <p>Whoever fails hears the same, after the same work: an unknown address, a user without a password, a wrong password, a
 * suspended user and one who is locked after too many wrong passwords are one answer (ASVS 6.3.8). Wrong passwords are counted for
 * each user, and for each address that is nobody's alike (ASVS 6.3.1); how often one client may try is the host's to limit.
 */
public final class LocalLogin {

  private static final int SHORTEST = 12;
  private static final int LONGEST = 256;
  private static final UserId NOBODY = new UserId("nobody");

  private final Accounts accounts;
  private final LocalPorts ports;
  private final PasswordAttempts attempts;
  private final PasswordWork work;
  private final Clock clock;
  private final Observed observed;

  public LocalLogin(Accounts accounts, LocalPorts ports, Clock clock) {
    this(accounts, ports, PasswordPolicy.USUAL, clock, ServiceListener.none());
  }

  public LocalLogin(
      Accounts accounts, LocalPorts ports, PasswordPolicy policy, Clock clock, ServiceListener listener) {
    this.accounts = Objects.requireNonNull(accounts, "accounts");
    this.ports = Objects.requireNonNull(ports, "ports");
    this.clock = Objects.requireNonNull(clock, "clock");
    this.attempts = new PasswordAttempts(ports.guesses(), policy.lockOut(), ports.events(), clock);
    this.work = new PasswordWork(policy.iterations());
    this.observed = Observed.service("local-login", listener);
  }

  /** Gives a user a password; see {@link #password(TenantId, UserId, String, Client)}. The trail does not say from where. */
  public void password(TenantId tenant, UserId user, String password) {
    password(tenant, user, password, Client.UNKNOWN);
  }

  /**
   * Gives a user a password in place of the one before; sessions and tokens end, and so does a lock.
   *
   * @param client of whoever does it, for the trail
   * @throws IllegalArgumentException if it has fewer than 12 or more than 256 characters
   */
  public void password(TenantId tenant, UserId user, String password, Client client) {
    if (password.length() < SHORTEST || password.length() > LONGEST) {
      throw new IllegalArgumentException("password must have %d to %d characters but has %d".formatted(
          SHORTEST, LONGEST, password.length()));
    }
    observed.call("password", tenant, call -> {
      ports.hashes().put(tenant, user, work.hash(password));
      ports.revocations().revoke(tenant, user, Cause.PASSWORD_CHANGED);
      attempts.forget(tenant, user);
      tell(tenant, Kind.PASSWORD_CHANGED, user, client);
      return user;
    });
  }

  /** Takes the password of a user away; sessions and tokens end. The trail does not say from where. */
  public void remove(TenantId tenant, UserId user) {
    remove(tenant, user, Client.UNKNOWN);
  }

  /**
   * Takes the password of a user away; sessions and tokens end.
   *
   * @param client of whoever does it, for the trail
   */
  public void remove(TenantId tenant, UserId user, Client client) {
    observed.call("remove", tenant, call -> {
      ports.hashes().remove(tenant, user);
      ports.revocations().revoke(tenant, user, Cause.PASSWORD_CHANGED);
      tell(tenant, Kind.PASSWORD_REMOVED, user, client);
      return user;
    });
  }

  /** Makes the wrong passwords of a user forgotten, and ends a lock that they led to. */
  public void unlock(TenantId tenant, UserId user, Client client) {
    observed.call("unlock", tenant, call -> {
      if (attempts.forget(tenant, user)) {
        tell(tenant, Kind.PASSWORD_UNLOCKED, user, client);
      }
      return user;
    });
  }

  private void tell(TenantId tenant, Kind kind, UserId user, Client client) {
    ports.events().append(tenant, SecurityEvent.builder(kind, clock.instant()).user(user).client(client).build());
  }

  /**
   * Says whose address and password these are.
   *
   * @param email the proved address of a user, in letters of any case
   * @return who, or {@link AccountReason#AUTH_FAILED}, whatever the cause
   */
  public Verdict<AccountView> check(TenantId tenant, String email, String password, Client client) {
    return enter(tenant, email, password, client).then(entry -> Verdict.accept(entry.account()));
  }

  /** Says the same, and by which password, so that {@link #isHeld} can tell whether it was replaced meanwhile. */
  public Verdict<LocalEntry> enter(TenantId tenant, String email, String password, Client client) {
    return observed.call("check", tenant, call -> {
      AccountView account = accounts.ofEmail(tenant, email).orElse(null);
      LocalEntry entry = entry(tenant, account, password);
      if (entry != null && attempts.right(tenant, entry.account().user())) {
        return Verdict.accept(entry);
      }
      if (entry == null) {
        UserId known = account == null ? null : account.user();
        attempts.wrong(tenant, known == null ? nobody(email) : known, known, client);
      }
      return Verdict.refuse(AccountReason.AUTH_FAILED,
          "The address or the password is wrong, or there were too many wrong ones.");
    });
  }

  private @Nullable LocalEntry entry(TenantId tenant, @Nullable AccountView account, String password) {
    PasswordHash kept = ports.hashes().find(tenant, account == null ? NOBODY : account.user()).orElse(null);
    // Too long a password costs what the longest does, and is nobody's.
    String tried = password.length() > LONGEST ? password.substring(0, LONGEST) : password;
    boolean isRight = work.matches(account == null ? null : kept, tried) && tried.length() == password.length();
    return isRight && kept != null && account != null && account.status() == Status.ACTIVE
        ? new LocalEntry(account, kept) : null;
  }

  /**
   * Whether nobody has replaced or removed the password since: whoever does ends the sessions that there are then, and one
   * that began by the former password right after that would stay.
   */
  public boolean isHeld(TenantId tenant, LocalEntry entry) {
    return observed.call("isHeld", tenant, call ->
        ports.hashes().find(tenant, entry.account().user()).filter(entry.by()::equals).isPresent());
  }

  /** Returns what stands for an address that is nobody's; it holds no address. */
  private static UserId nobody(String email) {
    return new UserId(NOBODY + "-" + SecretHash.ofRandom(List.of("address"), email));
  }
}
