package io.crmkit.sso.provider;

import io.crmkit.core.Decision;
import io.crmkit.core.Decision.Accepted;
import io.crmkit.core.Stored;
import io.crmkit.core.TenantId;
import io.crmkit.core.state.Aggregates;
import io.crmkit.sso.audit.SecurityEvent;
import io.crmkit.sso.audit.SecurityEvent.Kind;
import io.crmkit.sso.audit.SecurityEvents;
import io.crmkit.sso.model.Client;
import io.crmkit.sso.model.ProviderId;
import io.crmkit.sso.model.SsoRefusal;
import io.crmkit.sso.provider.json.ProviderFormats;
import io.crmkit.sso.provider.model.Provider;
import io.crmkit.sso.provider.model.ProviderCommand;
import io.crmkit.sso.provider.model.ProviderDecider;
import io.crmkit.sso.provider.model.ProviderEvent;
import io.crmkit.sso.provider.model.ProviderIdentity;
import io.crmkit.sso.provider.model.ProviderReason;
import io.crmkit.sso.provider.model.ProviderSettings;
import io.crmkit.sso.provider.model.ProviderTakenException;
import io.crmkit.sso.provider.port.ProviderRepository;
import io.crmkit.sso.provider.port.ProviderRepository.Holder;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;

/** Takes commands to providers and tells the audit trail what came of them. */
final class ProviderBook {

  private final ProviderRepository providers;
  private final Aggregates<ProviderId, Provider, ProviderCommand, ProviderEvent> aggregates;
  private final SecurityEvents events;
  private final Clock clock;

  ProviderBook(ProviderPorts ports, Clock clock) {
    this.providers = ports.providers();
    this.aggregates = new Aggregates<>(ports.providers(), new ProviderDecider(), ProviderFormats.PROVIDER);
    this.events = ports.events();
    this.clock = clock;
  }

  /** Which provider, and on whose behalf. */
  record Whose(TenantId tenant, ProviderId id, Client client) {}

  Stored<Provider> load(TenantId tenant, ProviderId id) {
    return aggregates.load(tenant, id);
  }

  List<ProviderEvent> history(TenantId tenant, ProviderId id) {
    return aggregates.history(tenant, id);
  }

  /** Answers a command that was made of the provider as it was at a version. */
  Decision<ProviderEvent> handle(Whose whose, long version, ProviderCommand command) {
    return guarded(() -> aggregates.handle(whose.tenant(), whose.id(), version, command));
  }

  /** Answers a command that is made anew if somebody else was first. */
  Decision<ProviderEvent> handleFresh(Whose whose, Function<Provider, ProviderCommand> command) {
    return guarded(() -> aggregates.handleFresh(whose.tenant(), whose.id(), command));
  }

  /** What leads to an answer. */
  interface Attempt {
    Decision<ProviderEvent> run();
  }

  private static Decision<ProviderEvent> guarded(Attempt attempt) {
    try {
      return attempt.run();
    } catch (ProviderTakenException taken) {
      return Decision.refuse(collision());
    }
  }

  private static SsoRefusal collision() {
    return new SsoRefusal(ProviderReason.PROVIDER_COLLISION,
        "This entity ID, or this client at this issuer, is in use by another provider. Register the application anew at "
            + "the provider, or ask the operator if it is yours.");
  }

  /** Refuses early what an activation would refuse. */
  Decision<ProviderEvent> unlessTaken(Whose whose, ProviderSettings settings, Attempt then) {
    return isTaken(whose, settings.identity()) ? Decision.refuse(collision()) : unlessTakenBefore(whose, settings, then);
  }

  /** Refuses what is held by its former identity, which the store enters no more, and so does not refuse itself. */
  Decision<ProviderEvent> unlessTakenBefore(Whose whose, ProviderSettings settings, Attempt then) {
    return settings.formerIdentity().filter(former -> isTaken(whose, former)).isPresent()
        ? Decision.refuse(collision()) : then.run();
  }

  private boolean isTaken(Whose whose, ProviderIdentity identity) {
    Holder holder = providers.holder(whose.tenant(), whose.id(), identity);
    return holder == Holder.ANOTHER_TENANT || holder == Holder.ANOTHER_OF_THE_TENANT;
  }

  /** Tells that something happened, if it did. */
  Decision<ProviderEvent> told(Whose whose, Decision<ProviderEvent> decision, Kind kind, String what) {
    if (decision instanceof Accepted<ProviderEvent> accepted && !accepted.events().isEmpty()) {
      events.append(whose.tenant(), event(whose, kind).detail("what", what).build());
    }
    return decision;
  }

  void refused(Whose whose, Kind kind, SsoRefusal refusal) {
    events.append(whose.tenant(), event(whose, kind).reason(refusal.code()).build());
  }

  private SecurityEvent.Builder event(Whose whose, Kind kind) {
    return SecurityEvent.builder(kind, clock.instant()).provider(whose.id()).client(whose.client());
  }
}
