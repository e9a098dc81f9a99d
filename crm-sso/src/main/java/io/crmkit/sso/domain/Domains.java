package io.crmkit.sso.domain;

import io.crmkit.core.Decision;
import io.crmkit.core.Decision.Accepted;
import io.crmkit.core.Decision.Refused;
import io.crmkit.core.TenantId;
import io.crmkit.core.observe.Observed;
import io.crmkit.core.observe.ServiceListener;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.core.paging.Pages;
import io.crmkit.core.state.Aggregates;
import io.crmkit.sso.audit.SecurityEvent;
import io.crmkit.sso.audit.SecurityEvent.Kind;
import io.crmkit.sso.domain.json.DomainFormats;
import io.crmkit.sso.domain.model.DomainClaim;
import io.crmkit.sso.domain.model.DomainClaim.Blank;
import io.crmkit.sso.domain.model.DomainClaim.Pending;
import io.crmkit.sso.domain.model.DomainClaim.Verified;
import io.crmkit.sso.domain.model.DomainCommand;
import io.crmkit.sso.domain.model.DomainCommand.Claim;
import io.crmkit.sso.domain.model.DomainCommand.NoteCheck;
import io.crmkit.sso.domain.model.DomainCommand.NoteCheck.Seen;
import io.crmkit.sso.domain.model.DomainCommand.Release;
import io.crmkit.sso.domain.model.DomainCommand.Route;
import io.crmkit.sso.domain.model.DomainDecider;
import io.crmkit.sso.domain.model.DomainEvent;
import io.crmkit.sso.domain.model.DomainName;
import io.crmkit.sso.domain.model.DomainReason;
import io.crmkit.sso.domain.model.DomainTakenException;
import io.crmkit.sso.domain.model.DomainView;
import io.crmkit.sso.domain.model.TxtRecords;
import io.crmkit.sso.domain.model.TxtRecords.Answered;
import io.crmkit.sso.domain.model.TxtRecords.Failed;
import io.crmkit.sso.model.Client;
import io.crmkit.sso.model.ProviderId;
import io.crmkit.sso.model.SsoRefusal;
import io.crmkit.sso.model.Untrusted;
import io.crmkit.sso.model.Verdict;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The domains of tenants: claims them, has them proved by a TXT record, looks again from time to time, and says with which
 * providers their people log in. A domain that one tenant has proved is no other's.
 */
public final class Domains {

  private static final int SWEEP = 200;
  private static final int TOKEN_BYTES = 20;

  private final DomainPorts ports;
  private final DomainPolicy policy;
  private final Aggregates<DomainName, DomainClaim, DomainCommand, DomainEvent> aggregates;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final Observed observed;

  public Domains(DomainPorts ports, DomainPolicy policy, Clock clock) {
    this(ports, policy, clock, ServiceListener.none());
  }

  /** Opens the service with somebody who hears how long each call took and how it ended. */
  public Domains(DomainPorts ports, DomainPolicy policy, Clock clock, ServiceListener listener) {
    this.ports = Objects.requireNonNull(ports, "ports");
    this.policy = Objects.requireNonNull(policy, "policy");
    this.aggregates = new Aggregates<>(ports.domains(), new DomainDecider(), DomainFormats.DOMAIN);
    this.clock = clock;
    this.observed = Observed.service("domains", listener);
  }

  /**
   * Claims a domain, and says which record proves that it is the tenant's. Claiming one again changes nothing.
   *
   * @param text as somebody typed it
   * @return the claim, {@link DomainReason#DOMAIN_INVALID}, or {@link DomainReason#DOMAIN_TAKEN}
   */
  public Verdict<DomainView> claim(TenantId tenant, String text, Client client) {
    return observed.call("claim", tenant, call -> {
      DomainName domain = DomainName.parse(text).orElse(null);
      if (domain == null) {
        return Verdict.refuse(DomainReason.DOMAIN_INVALID,
            "A domain is like acme.example, without @ and https, but this was %s.".formatted(Untrusted.quoted(text)));
      }
      Optional<TenantId> owner = ports.owners().ownerOf(domain);
      if (owner.isPresent() && !owner.get().equals(tenant)) {
        return Verdict.refuse(taken(domain));
      }
      Decision<DomainEvent> decision = handle(tenant, domain, state -> new Claim(token(), clock.instant()));
      told(tenant, domain, decision, client, "domain-claimed");
      return answer(tenant, domain, decision);
    });
  }

  private String token() {
    byte[] bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static SsoRefusal taken(DomainName domain) {
    return new SsoRefusal(DomainReason.DOMAIN_TAKEN,
        "%s is in use by somebody who has proved to own it. Ask the operator if it is yours.".formatted(domain));
  }

  private Decision<DomainEvent> handle(
      TenantId tenant, DomainName domain, Function<DomainClaim, DomainCommand> command) {
    try {
      return aggregates.handleFresh(tenant, domain, command);
    } catch (DomainTakenException lost) {
      return Decision.refuse(taken(domain));
    }
  }

  private Verdict<DomainView> answer(TenantId tenant, DomainName domain, Decision<DomainEvent> decision) {
    return decision instanceof Refused<DomainEvent> refused
        ? Verdict.refuse((SsoRefusal) refused.refusal())
        : view(tenant, domain).map(Verdict::accept).orElseGet(() -> Verdict.refuse(
            DomainReason.DOMAIN_UNKNOWN, "The tenant has given %s up.".formatted(domain)));
  }

  private void told(TenantId tenant, DomainName domain, Decision<DomainEvent> decision, Client client, String what) {
    if (decision instanceof Accepted<DomainEvent> accepted && !accepted.events().isEmpty()) {
      ports.events().append(tenant, SecurityEvent.builder(Kind.PROVIDER_CHANGED, clock.instant()).client(client)
          .detail("what", what).detail("domain", domain.value()).build());
    }
  }

  /**
   * Looks for the record, and notes down what is there: a claim becomes verified, and a verified domain stays so, or ceases to
   * be if the record was missing for too long.
   *
   * @return the claim; {@link DomainReason#DOMAIN_RECORD_MISSING} if there is nothing to go by yet, or
   *     {@link DomainReason#DOMAIN_LOOKUP_FAILED}, which changes nothing
   */
  public Verdict<DomainView> verify(TenantId tenant, DomainName domain, Client client) {
    return observed.call("verify", tenant, call -> {
      DomainView view = view(tenant, domain).orElse(null);
      if (view == null) {
        return Verdict.refuse(DomainReason.DOMAIN_UNKNOWN, "The tenant has not claimed %s.".formatted(domain));
      }
      TxtRecords records = ports.records().texts(tenant, view.recordName());
      if (records instanceof Failed failed) {
        return Verdict.refuse(DomainReason.DOMAIN_LOOKUP_FAILED,
            "The DNS does not tell the records of %s: %s. Try again later.".formatted(view.recordName(), failed.why()));
      }
      Seen seen = ((Answered) records).texts().stream().anyMatch(each -> each.strip().equals(view.recordText()))
          ? Seen.THERE : Seen.MISSING;
      Decision<DomainEvent> decision =
          handle(tenant, domain, state -> new NoteCheck(seen, policy.grace(), clock.instant()));
      tellOfChange(tenant, domain, decision, client);
      return answer(tenant, domain, decision);
    });
  }

  private void tellOfChange(TenantId tenant, DomainName domain, Decision<DomainEvent> decision, Client client) {
    if (decision instanceof Accepted<DomainEvent> accepted) {
      for (DomainEvent each : accepted.events()) {
        if (each instanceof DomainEvent.DomainVerified) {
          told(tenant, domain, decision, client, "domain-verified");
        } else if (each instanceof DomainEvent.DomainLapsed) {
          told(tenant, domain, decision, client, "domain-lapsed");
        }
      }
    }
  }

  /**
   * Looks again at the verified domains of a tenant whose record was seen too long ago; a host calls it from time to time,
   * such as each day.
   *
   * @return how many were looked at
   */
  public int recheckDue(TenantId tenant) {
    Instant due = clock.instant().minus(policy.recheckEvery());
    List<DomainName> late = Pages.stream(SWEEP, page -> ports.domains().verified(tenant, page))
        .filter(domain -> aggregates.load(tenant, domain).value() instanceof Verified verified
            && (!verified.checkedAt().isAfter(due) || verified.missingSince() != null))
        .toList();
    late.forEach(domain -> verify(tenant, domain, Client.UNKNOWN));
    return late.size();
  }

  /** Says with which providers the people of a verified domain log in, in the order to offer them; none for none. */
  public Verdict<DomainView> route(TenantId tenant, DomainName domain, List<ProviderId> providers, Client client) {
    return observed.call("route", tenant, call -> {
      Decision<DomainEvent> decision = handle(tenant, domain, state -> new Route(providers, clock.instant()));
      told(tenant, domain, decision, client, "domain-routed");
      return answer(tenant, domain, decision);
    });
  }

  /** Gives a domain up, verified or not; another tenant may have it from now on. */
  public void release(TenantId tenant, DomainName domain, Client client) {
    observed.call("release", tenant, call -> {
      Decision<DomainEvent> decision = handle(tenant, domain, state -> new Release(clock.instant()));
      told(tenant, domain, decision, client, "domain-released");
      return decision;
    });
  }

  /** Returns a claim; nothing if there is none. */
  public Optional<DomainView> find(TenantId tenant, DomainName domain) {
    return observed.call("find", tenant, call -> view(tenant, domain));
  }

  private Optional<DomainView> view(TenantId tenant, DomainName domain) {
    DomainClaim claim = aggregates.load(tenant, domain).value();
    if (claim instanceof Blank) {
      return Optional.empty();
    }
    String token = claim instanceof Pending pending ? pending.token() : ((Verified) claim).token();
    return Optional.of(new DomainView(
        domain, claim, policy.label() + "." + domain, policy.prefix() + token));
  }

  /** Returns the claims of a tenant in the order of their names; pages may be short by those that were given up. */
  public Page<DomainView> list(TenantId tenant, PageRequest page) {
    return observed.call("list", tenant, call -> {
      Page<DomainName> names = ports.domains().all(tenant, page);
      return new Page<>(names.items().stream().flatMap(name -> view(tenant, name).stream()).toList(), names.next());
    });
  }

  /** Returns the domains that a tenant has verified, in lower case: those whose addresses may find a user. */
  public Set<String> owned(TenantId tenant) {
    return Pages.stream(SWEEP, page -> ports.domains().verified(tenant, page)).map(DomainName::value)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Returns everything that ever happened to a claim, oldest first; nothing if there never was one. */
  public List<DomainEvent> history(TenantId tenant, DomainName domain) {
    return observed.call("history", tenant, call -> aggregates.history(tenant, domain));
  }
}
