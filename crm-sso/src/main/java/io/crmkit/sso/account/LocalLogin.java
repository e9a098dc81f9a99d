package io.crmkit.sso.account;

import io.crmkit.core.TenantId;
import io.crmkit.core.observe.Observed;
import io.crmkit.core.observe.ServiceListener;
import io.crmkit.sso.account.model.Account.Status;
import io.crmkit.sso.account.model.AccountReason;
import io.crmkit.sso.account.model.AccountView;
import io.crmkit.sso.account.model.PasswordHash;
import io.crmkit.sso.account.port.PasswordHashes;
import io.crmkit.sso.account.port.Revocations;
import io.crmkit.sso.account.port.Revocations.Cause;
import io.crmkit.sso.model.UserId;
import io.crmkit.sso.model.Verdict;
import java.util.Objects;

/**
 * Logins by a password, for the few who must get in while every provider is away, such as administrators.
 *
 * <p>Whoever fails hears the same, after the same work: an unknown address, a user without a password, a wrong password and a
 * suspended user are one answer (ASVS 6.3.8). How often somebody may try is the host's to limit, by address and by client.
 */
public final class LocalLogin {

  /** What OWASP asks of PBKDF2 with HMAC-SHA-256 (Password Storage Cheat Sheet, 2023). */
  public static final int USUAL_ITERATIONS = 600_000;

  private static final int SHORTEST = 12;
  private static final int LONGEST = 256;
  private static final UserId NOBODY = new UserId("nobody");

  private final Accounts accounts;
  private final PasswordHashes hashes;
  private final Revocations revocations;
  private final PasswordWork work;
  private final Observed observed;

  public LocalLogin(Accounts accounts, PasswordHashes hashes, Revocations revocations) {
    this(accounts, hashes, revocations, USUAL_ITERATIONS, ServiceListener.none());
  }

  /**
   * Makes the service.
   *
   * @param revocations what ends sessions when a password changes
   * @param iterations how much work it is to try a password
   */
  public LocalLogin(Accounts accounts, PasswordHashes hashes, Revocations revocations, int iterations,
      ServiceListener listener) {
    this.accounts = Objects.requireNonNull(accounts, "accounts");
    this.hashes = Objects.requireNonNull(hashes, "hashes");
    this.revocations = Objects.requireNonNull(revocations, "revocations");
    this.work = new PasswordWork(iterations);
    this.observed = Observed.service("local-login", listener);
  }

  /**
   * Gives a user a password in place of the one before; sessions and tokens end.
   *
   * @throws IllegalArgumentException if it has fewer than 12 or more than 256 characters
   */
  public void password(TenantId tenant, UserId user, String password) {
    if (password.length() < SHORTEST || password.length() > LONGEST) {
      throw new IllegalArgumentException("password must have %d to %d characters but has %d".formatted(
          SHORTEST, LONGEST, password.length()));
    }
    observed.call("password", tenant, call -> {
      hashes.put(tenant, user, work.hash(password));
      revocations.revoke(tenant, user, Cause.PASSWORD_CHANGED);
      return user;
    });
  }

  /** Takes the password of a user away; sessions and tokens end. */
  public void remove(TenantId tenant, UserId user) {
    observed.call("remove", tenant, call -> {
      hashes.remove(tenant, user);
      revocations.revoke(tenant, user, Cause.PASSWORD_CHANGED);
      return user;
    });
  }

  /**
   * Says whose address and password these are.
   *
   * @param email the proved address of a user, in letters of any case
   * @return who, or {@link AccountReason#AUTH_FAILED}, whatever the cause
   */
  public Verdict<AccountView> check(TenantId tenant, String email, String password) {
    return observed.call("check", tenant, call -> {
      AccountView account = accounts.ofEmail(tenant, email).orElse(null);
      PasswordHash kept = hashes.find(tenant, account == null ? NOBODY : account.user()).orElse(null);
      // Too long a password costs what the longest does, and is nobody's.
      String tried = password.length() > LONGEST ? password.substring(0, LONGEST) : password;
      boolean isRight = work.matches(account == null ? null : kept, tried) && tried.length() == password.length();
      return isRight && account != null && account.status() == Status.ACTIVE ? Verdict.accept(account)
          : Verdict.refuse(AccountReason.AUTH_FAILED, "The address or the password is wrong.");
    });
  }
}
