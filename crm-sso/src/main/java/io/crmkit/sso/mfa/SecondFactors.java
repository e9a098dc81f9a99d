package io.crmkit.sso.mfa;

import io.crmkit.core.TenantId;
import io.crmkit.core.id.Ids;
import io.crmkit.core.observe.Observed;
import io.crmkit.core.observe.ServiceListener;
import io.crmkit.sso.audit.SecurityEvent.Kind;
import io.crmkit.sso.mfa.FactorStatus.TotpState;
import io.crmkit.sso.mfa.model.Address;
import io.crmkit.sso.mfa.model.Challenge.Purpose;
import io.crmkit.sso.mfa.model.ChallengeId;
import io.crmkit.sso.mfa.model.Channel;
import io.crmkit.sso.mfa.model.CodeMessage;
import io.crmkit.sso.mfa.model.FactorCommand;
import io.crmkit.sso.mfa.model.FactorCommand.ConfirmTotp;
import io.crmkit.sso.mfa.model.FactorCommand.OfferTotp;
import io.crmkit.sso.mfa.model.FactorCommand.RemoveAddress;
import io.crmkit.sso.mfa.model.FactorCommand.RemoveBackupCodes;
import io.crmkit.sso.mfa.model.FactorCommand.RemoveTotp;
import io.crmkit.sso.mfa.model.FactorCommand.SendCode;
import io.crmkit.sso.mfa.model.FactorCommand.TryBackupCode;
import io.crmkit.sso.mfa.model.FactorCommand.TrySentCode;
import io.crmkit.sso.mfa.model.FactorCommand.TryTotp;
import io.crmkit.sso.mfa.model.FactorCommand.Unlock;
import io.crmkit.sso.mfa.model.FactorEvent;
import io.crmkit.sso.mfa.model.FactorPolicy;
import io.crmkit.sso.mfa.model.FactorRefusals;
import io.crmkit.sso.mfa.model.TotpFactor;
import io.crmkit.sso.mfa.model.TotpSettings;
import io.crmkit.sso.mfa.model.UserFactors;
import io.crmkit.sso.model.Client;
import io.crmkit.sso.model.PassedFactor;
import io.crmkit.sso.model.SecretHash;
import io.crmkit.sso.model.UserId;
import io.crmkit.sso.model.Verdict;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Enrols second factors and says what a code is worth.
 *
 * <p>Wrong codes of all factors of a user are counted together and exactly, however many are tried at once: each is
 * judged on the count that the one before left. Who may enrol, replace or remove a factor is the host's to decide; it
 * ends the other sessions of the user then ({@code EndReason.FACTOR_CHANGED}).
 */
public final class SecondFactors {

  private static final int TOTP_SECRET_BYTES = 20;
  private static final int SENT_DIGITS = 6;
  private static final int SENT_CODES = 1_000_000;

  private final FactorAttempts attempts;
  private final FactorSecrets secrets;
  private final FactorPorts ports;
  private final Clock clock;
  private final Ids ids;
  private final SecureRandom random = new SecureRandom();
  private final Observed observed;

  public SecondFactors(FactorPorts ports, FactorPolicy policy, Clock clock) {
    this(ports, policy, clock, ServiceListener.none());
  }

  /** Opens the service with somebody who hears how long each call took and how it ended. */
  public SecondFactors(FactorPorts ports, FactorPolicy policy, Clock clock, ServiceListener listener) {
    this.ports = ports;
    this.secrets = new FactorSecrets(ports.sealer(), random);
    this.attempts = new FactorAttempts(ports, policy, secrets, clock);
    this.clock = clock;
    this.ids = Ids.timeOrdered(clock);
    this.observed = Observed.service("second-factors", listener);
  }

  /** Offers an authenticator app with a new secret of 160 bits; it counts once it is confirmed, and until then a former one does. */
  public TotpEnrolment enrolTotp(TenantId tenant, UserId user, TotpLabel label, TotpSettings settings) {
    return observed.call("enrolTotp", tenant, call ->
        offer(tenant, user, label, settings, secrets.draw(TOTP_SECRET_BYTES)).orElseThrow());
  }

  /** Offers an authenticator app with a secret that was made elsewhere, such as that of a token that is bought. */
  public Verdict<TotpEnrolment> importTotp(
      TenantId tenant, UserId user, TotpLabel label, TotpSettings settings, byte[] secret) {
    return observed.call("importTotp", tenant, call -> offer(tenant, user, label, settings, secret.clone()));
  }

  private Verdict<TotpEnrolment> offer(
      TenantId tenant, UserId user, TotpLabel label, TotpSettings settings, byte[] secret) {
    return attempts.change(tenant, user, new OfferTotp(secrets.sealTotp(tenant, user, secret),
            secret.length * Byte.SIZE, settings, clock.instant()))
        .<Verdict<TotpEnrolment>>map(Verdict::refuse)
        .orElseGet(() -> Verdict.accept(TotpEnrolment.of(label, settings, secret)));
  }

  /** Confirms the authenticator app that was offered by a first code, in place of a former one. */
  public Verdict<PassedFactor> confirmTotp(TenantId tenant, UserId user, String code, Client client) {
    return confirmTotp(tenant, user, code, client, () -> {});
  }

  /**
   * Confirms it likewise, and does something first if the code is right.
   *
   * @param first such as to end sessions that began without it; if that throws, the app does not count yet, and the same code may
   *     come again
   */
  public Verdict<PassedFactor> confirmTotp(TenantId tenant, UserId user, String code, Client client, Runnable first) {
    return observed.call("confirmTotp", tenant, call -> {
      BiFunction<UserFactors, Instant, FactorCommand> confirm =
          (state, now) -> new ConfirmTotp(steps(tenant, user, state.offered(), code, now), now);
      if (attempts.isRight(tenant, user, confirm)) {
        first.run();
      }
      return attempts.attempt(tenant, user, Kind.FACTOR_ENROLLED, "otp", client, confirm);
    });
  }

  /** Tries a code of the authenticator app: that of the step now, or of the one before or after. */
  public Verdict<PassedFactor> verifyTotp(TenantId tenant, UserId user, String code, Client client) {
    return observed.call("verifyTotp", tenant, call ->
        attempts.attempt(tenant, user, Kind.FACTOR_PASSED, "otp", client, (state, now) -> new TryTotp(steps(tenant, user, state.totp(), code, now), now)));
  }

  private List<Long> steps(TenantId tenant, UserId user, @Nullable TotpFactor factor, String code, Instant now) {
    return factor == null ? List.of() : secrets.steps(tenant, user, factor, code, now);
  }

  /**
   * Sends a code to an address, so that the user can show to receive it there.
   *
   * @throws IllegalArgumentException if it is no address of the channel
   */
  public Verdict<SentCode> enrolAddress(TenantId tenant, UserId user, Channel channel, String address, Client client) {
    return observed.call("enrolAddress", tenant, call ->
        send(tenant, user, Purpose.VERIFY_ADDRESS, new Address(channel, address, null), client));
  }

  /** Verifies an address by the code that was sent there. */
  public Verdict<PassedFactor> confirmAddress(
      TenantId tenant, UserId user, ChallengeId id, String code, Client client) {
    return observed.call("confirmAddress", tenant, call ->
        trySent(tenant, user, Purpose.VERIFY_ADDRESS, new Presented(id, code, client)));
  }

  /** Sends a code to the address of the user on a channel that was verified last. */
  public Verdict<SentCode> challenge(TenantId tenant, UserId user, Channel channel, Client client) {
    return observed.call("challenge", tenant, call -> {
      Optional<Address> address = attempts.state(tenant, user).verified(channel);
      return address.isEmpty()
          ? attempts.<SentCode>refuse(tenant, user, FactorRefusals.unverified(), client)
          : send(tenant, user, Purpose.PROVE_FACTOR, address.get(), client);
    });
  }

  /** Tries a code that was sent. */
  public Verdict<PassedFactor> verifySent(TenantId tenant, UserId user, ChallengeId id, String code, Client client) {
    return observed.call("verifySent", tenant, call ->
        trySent(tenant, user, Purpose.PROVE_FACTOR, new Presented(id, code, client)));
  }

  private Verdict<SentCode> send(TenantId tenant, UserId user, Purpose purpose, Address address, Client client) {
    attempts.ensureCodeKey(tenant, user);
    ChallengeId id = new ChallengeId(ids.next());
    String code = Digits.padded(random.nextInt(SENT_CODES), SENT_DIGITS);
    return attempts.send(tenant, user, client, state -> new SendCode(id, purpose, address.channel(), address.value(),
        attempts.hash(tenant, user, state, code), clock.instant()), sent -> {
          ports.sender().send(tenant,
              new CodeMessage(address.channel(), address.value(), code, purpose, sent.challenge().expiresAt()));
          return new SentCode(id, address.channel(), address.masked(), sent.challenge().expiresAt());
        });
  }

  private record Presented(ChallengeId id, String code, Client client) {}

  private Verdict<PassedFactor> trySent(TenantId tenant, UserId user, Purpose purpose, Presented presented) {
    Kind kind = purpose == Purpose.VERIFY_ADDRESS ? Kind.FACTOR_ENROLLED : Kind.FACTOR_PASSED;
    String method = attempts.state(tenant, user).challenges().stream()
        .filter(challenge -> challenge.id().equals(presented.id)).map(challenge -> challenge.channel().method())
        .findFirst().orElse("otp");
    return attempts.attempt(tenant, user, kind, method, presented.client, (state, now) -> {
      boolean isCode = Digits.isCode(presented.code, SENT_DIGITS) && state.codeKey() != null;
      SecretHash hash = isCode ? attempts.hash(tenant, user, state, presented.code) : null;
      return new TrySentCode(presented.id, purpose, hash, now);
    });
  }

  /** Makes ten backup codes in place of those before; the user must have another factor. They are shown once. */
  public Verdict<BackupCodes> replaceBackupCodes(TenantId tenant, UserId user, Client client) {
    return observed.call("replaceBackupCodes", tenant, call ->
        attempts.replaceBackupCodes(tenant, user, BackupCodes.draw(random), client));
  }

  /** Tries a backup code, each of which is good once. */
  public Verdict<PassedFactor> verifyBackupCode(TenantId tenant, UserId user, String code, Client client) {
    return observed.call("verifyBackupCode", tenant, call ->
        attempts.attempt(tenant, user, Kind.BACKUP_CODE_USED, "backup", client, (state, now) -> {
          String normal = state.codeKey() == null ? null : BackupCodes.normal(code);
          return new TryBackupCode(normal == null ? null : attempts.hash(tenant, user, state, normal), now);
        }));
  }

  /** Forgets the authenticator app, confirmed or offered. */
  public void removeTotp(TenantId tenant, UserId user, Client client) {
    observed.call("removeTotp", tenant, call -> remove(tenant, user, new RemoveTotp(clock.instant()), client));
  }

  /** Forgets an address. */
  public void removeAddress(TenantId tenant, UserId user, Channel channel, String address, Client client) {
    observed.call("removeAddress", tenant, call ->
        remove(tenant, user, new RemoveAddress(channel, address, clock.instant()), client));
  }

  /** Forgets the backup codes. */
  public void removeBackupCodes(TenantId tenant, UserId user, Client client) {
    observed.call("removeBackupCodes", tenant, call ->
        remove(tenant, user, new RemoveBackupCodes(clock.instant()), client));
  }

  private boolean remove(TenantId tenant, UserId user, FactorCommand command, Client client) {
    return attempts.changeAndTell(tenant, user, command, Kind.FACTOR_REMOVED, client);
  }

  /** Lifts the lock of a user; for administrators who have made sure who asks for it. */
  public void unlock(TenantId tenant, UserId user, Client client) {
    observed.call("unlock", tenant, call ->
        attempts.changeAndTell(tenant, user, new Unlock(clock.instant()), Kind.FACTOR_UNLOCKED, client));
  }

  /**
   * Seals the secrets of a user anew that were sealed with a former key, so that it can be given up once this was done
   * for all users of {@code FactorRepository.all}.
   *
   * @return how many there were
   */
  public int reseal(TenantId tenant, UserId user) {
    return observed.call("reseal", tenant, call -> attempts.reseal(tenant, user));
  }

  /** Returns what a user has enrolled. */
  public FactorStatus status(TenantId tenant, UserId user) {
    return observed.call("status", tenant, call -> {
      UserFactors state = attempts.state(tenant, user);
      TotpState totp = state.totp() != null ? TotpState.CONFIRMED
          : state.offered() != null ? TotpState.OFFERED : TotpState.NONE;
      Instant until = state.guesses().lockedUntil();
      return new FactorStatus(totp,
          state.addresses().stream().filter(address -> address.verifiedAt() != null).map(Address::masked).toList(),
          (int) state.backup().stream().filter(code -> code.usedAt() == null).count(),
          until != null && clock.instant().isBefore(until) ? until : null);
    });
  }

  /** Returns everything that ever happened to the factors of a user, oldest first. */
  public List<FactorEvent> history(TenantId tenant, UserId user) {
    return observed.call("history", tenant, call -> attempts.history(tenant, user));
  }
}
