package io.crmkit.sso.domain;

import io.crmkit.core.TenantId;
import io.crmkit.sso.domain.model.DomainClaim.Verified;
import io.crmkit.sso.domain.model.DomainName;
import io.crmkit.sso.domain.model.RealmRoute;
import io.crmkit.sso.domain.model.RealmRoute.ToProviders;
import io.crmkit.sso.domain.model.RealmRoute.Usual;
import io.crmkit.sso.domain.port.DomainOwners;
import io.crmkit.sso.domain.port.DomainRepository;
import io.crmkit.sso.domain.port.LoginTargets;
import io.crmkit.sso.model.ProviderId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Leads somebody to the provider of their organization by an e-mail address, or by the host name at which they came. Only
 * domains that a tenant has verified lead anywhere, and only to providers that people can log in with.
 */
public final class HomeRealm {

  private final DomainRepository domains;
  private final DomainOwners owners;
  private final LoginTargets targets;

  /**
   * Opens the service.
   *
   * @param targets such as {@code (tenant, id) -> providers.active().protocol(tenant, id).isPresent()}
   */
  public HomeRealm(DomainRepository domains, DomainOwners owners, LoginTargets targets) {
    this.domains = Objects.requireNonNull(domains, "domains");
    this.owners = Objects.requireNonNull(owners, "owners");
    this.targets = Objects.requireNonNull(targets, "targets");
  }

  /** Returns where somebody with an address logs in, at the login page of all tenants. */
  public RealmRoute ofAddress(String address) {
    return anywhere(DomainName.ofAddress(address).orElse(null));
  }

  /**
   * Returns where somebody with an address logs in, at the login page of one tenant; an address of another tenant's domain
   * leads nowhere.
   */
  public RealmRoute ofAddress(TenantId tenant, String address) {
    return DomainName.ofAddress(address).map(domain -> route(tenant, domain)).orElseGet(Usual::new);
  }

  /** Returns where people log in who came to a host name, such as a tenant's own {@code crm.acme.example}. */
  public RealmRoute ofHost(String host) {
    return anywhere(DomainName.parse(host).orElse(null));
  }

  private RealmRoute anywhere(@Nullable DomainName domain) {
    return domain == null ? new Usual()
        : owners.ownerOf(domain).map(tenant -> route(tenant, domain)).orElseGet(Usual::new);
  }

  private RealmRoute route(TenantId tenant, DomainName domain) {
    List<ProviderId> providers = domains.find(tenant, domain)
        .flatMap(stored -> stored.value() instanceof Verified verified
            ? Optional.of(verified.providers()) : Optional.empty())
        .orElse(List.of()).stream().filter(each -> targets.isActive(tenant, each)).toList();
    return providers.isEmpty() ? new Usual() : new ToProviders(tenant, providers);
  }
}
