/**
 * The identity providers that tenants set up by themselves: from a preset to a draft, through a test to logins.
 *
 * <pre>{@code
 * Providers providers = new Providers(ports, ProviderPolicy.USUAL, clock);
 * ProviderForm form = ProviderForm.of(Preset.OKTA_OIDC, "Okta").with(DOMAIN, "acme.okta.com").with(CLIENT_ID, id)…;
 * providers.create(acme, okta, form, client).orElseThrow();                 // a draft that nobody can log in with
 * List<Finding> findings = connectionTest.run(acme, okta, client).findings(); // what to mend, and where
 * providers.activate(acme, okta, client).orElseThrow();                     // providers.active() finds it from now on
 * }</pre>
 *
 * <p>Everything here is safe for concurrent use if the ports are.
 */
@NullMarked
package io.crmkit.sso.provider;

import org.jspecify.annotations.NullMarked;
