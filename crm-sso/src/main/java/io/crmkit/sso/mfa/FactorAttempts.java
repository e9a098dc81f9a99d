package io.crmkit.sso.mfa;

import io.crmkit.core.Decision;
import io.crmkit.core.Decision.Accepted;
import io.crmkit.core.Decision.Refused;
import io.crmkit.core.Stored;
import io.crmkit.core.TenantId;
import io.crmkit.core.state.Aggregates;
import io.crmkit.sso.audit.SecurityEvent;
import io.crmkit.sso.audit.SecurityEvent.Kind;
import io.crmkit.sso.mfa.FactorSecrets.ForeignSecretException;
import io.crmkit.sso.mfa.json.FactorFormats;
import io.crmkit.sso.mfa.model.FactorCommand;
import io.crmkit.sso.mfa.model.FactorCommand.MakeCodeKey;
import io.crmkit.sso.mfa.model.FactorCommand.ReplaceBackupCodes;
import io.crmkit.sso.mfa.model.FactorCommand.Reseal;
import io.crmkit.sso.mfa.model.FactorDecider;
import io.crmkit.sso.mfa.model.FactorEvent;
import io.crmkit.sso.mfa.model.FactorEvent.CodeRefused;
import io.crmkit.sso.mfa.model.FactorEvent.CodeSent;
import io.crmkit.sso.mfa.model.FactorEvent.FactorsLocked;
import io.crmkit.sso.mfa.model.FactorEvent.SecretsResealed;
import io.crmkit.sso.mfa.model.FactorPolicy;
import io.crmkit.sso.mfa.model.FactorRefusals;
import io.crmkit.sso.mfa.model.UserFactors;
import io.crmkit.sso.model.Client;
import io.crmkit.sso.model.PassedFactor;
import io.crmkit.sso.model.Sealed;
import io.crmkit.sso.model.SecretHash;
import io.crmkit.sso.model.SsoRefusal;
import io.crmkit.sso.model.UserId;
import io.crmkit.sso.model.Verdict;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Takes codes to the rules on what is stored, again if somebody else was first, and tells the audit trail what came of it. */
final class FactorAttempts {

  private final FactorPorts ports;
  private final Aggregates<UserId, UserFactors, FactorCommand, FactorEvent> aggregates;
  private final FactorSecrets secrets;
  private final Clock clock;

  FactorAttempts(FactorPorts ports, FactorPolicy policy, FactorSecrets secrets, Clock clock) {
    this.ports = ports;
    this.aggregates = new Aggregates<>(ports.factors(), new FactorDecider(policy), FactorFormats.FACTORS);
    this.secrets = secrets;
    this.clock = clock;
  }

  UserFactors state(TenantId tenant, UserId user) {
    return aggregates.load(tenant, user).value();
  }

  List<FactorEvent> history(TenantId tenant, UserId user) {
    return aggregates.history(tenant, user);
  }

  void ensureCodeKey(TenantId tenant, UserId user) {
    if (state(tenant, user).codeKey() == null) {
      Sealed key = secrets.drawCodeKey(tenant, user);
      aggregates.handleFresh(tenant, user, state -> new MakeCodeKey(key, clock.instant())).orElseThrow();
    }
  }

  /** Seals the secrets of a user anew that were sealed with a former key, and returns how many. */
  int reseal(TenantId tenant, UserId user) {
    return aggregates.handleFresh(tenant, user, state -> {
      Map<Sealed, Sealed> anew = secrets.resealed(tenant, user, state);
      return new Reseal(List.copyOf(anew.keySet()), List.copyOf(anew.values()), clock.instant());
    }).orElseThrow().stream().mapToInt(event -> ((SecretsResealed) event).after().size()).sum();
  }

  SecretHash hash(TenantId tenant, UserId user, UserFactors state, String code) {
    return secrets.hash(tenant, user, Objects.requireNonNull(state.codeKey(), "codeKey"), code);
  }

  /** Does what a command asks for and returns why not, if it was refused. */
  Optional<SsoRefusal> change(TenantId tenant, UserId user, FactorCommand command) {
    Decision<FactorEvent> decision = aggregates.handleFresh(tenant, user, state -> command);
    return decision instanceof Refused<FactorEvent> refused
        ? Optional.of((SsoRefusal) refused.refusal()) : Optional.empty();
  }

  /** Does what a command asks for, which is never refused, and returns whether it changed anything. */
  boolean changeAndTell(TenantId tenant, UserId user, FactorCommand command, Kind kind, Client client) {
    boolean changed = !aggregates.handleFresh(tenant, user, state -> command).orElseThrow().isEmpty();
    if (changed) {
      tell(tenant, user, kind, client);
    }
    return changed;
  }

  /** Puts a set of backup codes in the place of the one before. */
  Verdict<BackupCodes> replaceBackupCodes(TenantId tenant, UserId user, BackupCodes made, Client client) {
    ensureCodeKey(tenant, user);
    UserFactors state = state(tenant, user);
    List<SecretHash> hashes;
    try {
      hashes = made.codes().stream().map(code -> hash(tenant, user, state, code)).toList();
    } catch (ForeignSecretException e) {
      return refuse(tenant, user, foreign(), client);
    }
    Optional<SsoRefusal> refusal = change(tenant, user, new ReplaceBackupCodes(hashes, clock.instant()));
    if (refusal.isPresent()) {
      return refuse(tenant, user, refusal.get(), client);
    }
    tell(tenant, user, Kind.BACKUP_CODES_REPLACED, client);
    return Verdict.accept(made);
  }

  /** Notes down a code and sends it, in this order: a code that nobody noted down would be good for nothing. */
  Verdict<SentCode> send(TenantId tenant, UserId user, Client client, Function<UserFactors, FactorCommand> command,
      Function<CodeSent, SentCode> send) {
    try {
      Decision<FactorEvent> decision = aggregates.handleFresh(tenant, user, command);
      if (decision instanceof Refused<FactorEvent> refused) {
        return refuse(tenant, user, (SsoRefusal) refused.refusal(), client);
      }
      SentCode sent = send.apply((CodeSent) decision.orElseThrow().get(0));
      ports.events().append(tenant, about(user, Kind.CODE_SENT, client).detail("challenge", sent.id().value()).build());
      return Verdict.accept(sent);
    } catch (ForeignSecretException e) {
      return refuse(tenant, user, foreign(), client);
    }
  }

  /** Whether a code is right as things are; it is neither used nor counted, so that nobody is told without {@link #attempt}. */
  boolean isRight(TenantId tenant, UserId user, BiFunction<UserFactors, Instant, FactorCommand> command) {
    Stored<UserFactors> before = aggregates.load(tenant, user);
    try {
      Decision<FactorEvent> decision =
          aggregates.decideAll(before, List.of(command.apply(before.value(), clock.instant())));
      return decision instanceof Accepted<FactorEvent> accepted && !(accepted.events().get(0) instanceof CodeRefused);
    } catch (ForeignSecretException e) {
      return false;
    }
  }

  /** Tries a code: right, wrong and counted, or refused outright. */
  Verdict<PassedFactor> attempt(TenantId tenant, UserId user, Kind kind, String method, Client client,
      BiFunction<UserFactors, Instant, FactorCommand> command) {
    Decision<FactorEvent> decision;
    try {
      decision = aggregates.handleFresh(tenant, user, state -> command.apply(state, clock.instant()));
    } catch (ForeignSecretException e) {
      return refuse(tenant, user, foreign(), client);
    }
    if (decision instanceof Refused<FactorEvent> refused) {
      return refuse(tenant, user, (SsoRefusal) refused.refusal(), client);
    }
    List<FactorEvent> events = decision.orElseThrow();
    if (events.get(0) instanceof CodeRefused wrong) {
      return wrong(tenant, user, wrong, events, client);
    }
    ports.events().append(tenant, about(user, kind, client).detail("method", method).build());
    return Verdict.accept(new PassedFactor(user, method, events.get(0).at()));
  }

  private Verdict<PassedFactor> wrong(
      TenantId tenant, UserId user, CodeRefused wrong, List<FactorEvent> events, Client client) {
    Verdict<PassedFactor> refused = refuse(tenant, user, FactorRefusals.ofCode(wrong.reason()), client);
    if (events.get(events.size() - 1) instanceof FactorsLocked locked) {
      ports.events().append(tenant,
          about(user, Kind.FACTOR_LOCKED, client).detail("until", locked.until().toString()).build());
    }
    return refused;
  }

  <T> Verdict<T> refuse(TenantId tenant, UserId user, SsoRefusal refusal, Client client) {
    ports.events().append(tenant, about(user, Kind.FACTOR_REFUSED, client).reason(refusal.code()).build());
    return Verdict.refuse(refusal);
  }

  void tell(TenantId tenant, UserId user, Kind kind, Client client) {
    ports.events().append(tenant, about(user, kind, client).build());
  }

  private SecurityEvent.Builder about(UserId user, Kind kind, Client client) {
    return SecurityEvent.builder(kind, clock.instant()).user(user).client(client);
  }

  private static SsoRefusal foreign() {
    return FactorRefusals.notEnrolled(
        "what is stored as the secret of this user was sealed for another, or was changed");
  }
}
