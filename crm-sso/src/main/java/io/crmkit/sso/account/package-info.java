/**
 * Users of a tenant: opened at their first login if the provider may, known by their identities, with roles that follow the
 * provider's attributes.
 *
 * <pre>{@code
 * Accounts accounts = new Accounts(new AccountPorts(repository, policies, revocations, events), clock);
 * Admission admission = Admission.ownDomains(RoleMapping.builder().rule("groups", "crm-*", new Role("sales")).build());
 * Verdict<Arrival> arrival = accounts.arrive(acme, principal, admission, client);   // who it is, or why nobody
 * accounts.suspend(acme, user, client).orElseThrow();                               // sessions and tokens end with it
 * }</pre>
 *
 * <p>{@link io.crmkit.sso.account.Accounts} is safe to share between threads and starts none; everything else is immutable.
 */
@NullMarked
package io.crmkit.sso.account;

import org.jspecify.annotations.NullMarked;
