/**
 * Home-realm discovery: who logs in with which provider, by a domain that the tenant has proved to own.
 *
 * <pre>{@code
 * Domains domains = new Domains(new DomainPorts(store, store, DnsRecords.usual(), events), DomainPolicy.USUAL, clock);
 * DomainView claim = domains.claim(acme, "acme.example", client).orElseThrow();    // says which TXT record to make
 * domains.verify(acme, claim.domain(), client).orElseThrow();
 * domains.route(acme, claim.domain(), List.of(okta), client).orElseThrow();
 * RealmRoute route = homeRealm.ofAddress("ann@acme.example");                      // acme, with okta
 * }</pre>
 *
 * <p>Everything here is safe for concurrent use if the ports are.
 */
@NullMarked
package io.crmkit.sso.domain;

import org.jspecify.annotations.NullMarked;
