package io.crmkit.sso.signon;

import io.crmkit.core.TenantId;
import io.crmkit.sso.model.ProviderId;
import io.crmkit.sso.provider.LoginProviders;
import io.crmkit.sso.saml.model.SamlConnection;
import io.crmkit.sso.signon.model.Protocol;
import io.crmkit.sso.signon.model.SignOnPolicy;
import io.crmkit.sso.signon.model.SignOnProvider;
import io.crmkit.sso.signon.port.SignOnPolicies;
import io.crmkit.sso.signon.port.SignOnProviders;
import java.util.Objects;
import java.util.Optional;

/** The providers that tenants have set up and activated in the registry, each with the policy of its logins. */
public final class RegisteredProviders implements SignOnProviders {

  private final LoginProviders active;
  private final SignOnPolicies policies;

  /**
   * Joins the two.
   *
   * @param active of {@code Providers.active()}
   */
  public RegisteredProviders(LoginProviders active, SignOnPolicies policies) {
    this.active = Objects.requireNonNull(active, "active");
    this.policies = Objects.requireNonNull(policies, "policies");
  }

  @Override
  public Optional<SignOnProvider> find(TenantId tenant, ProviderId id) {
    return active.protocol(tenant, id).map(protocol -> {
      SignOnPolicy policy = policies.of(tenant, id);
      return new SignOnProvider(id, protocol(protocol), policy.admission(), policy.factor());
    });
  }

  private static Protocol protocol(io.crmkit.sso.provider.model.Protocol of) {
    return switch (of) {
      case OIDC -> Protocol.OPENID_CONNECT;
      case GITHUB -> Protocol.GITHUB;
      case SAML -> Protocol.SAML;
    };
  }

  @Override
  public Optional<SamlConnection> saml(TenantId tenant, ProviderId id) {
    return active.saml(tenant, id);
  }
}
