/**
 * What single sign-on tells of itself: every login attempt and every security event, for an audit trail and for alarms.
 *
 * <pre>{@code
 * SecurityEvents events = new InMemorySecurityEvents();
 * events.append(tenant, SecurityEvent.builder(SecurityEvent.Kind.LOGIN_REFUSED, now)
 *     .provider(okta).reason(refusal.code()).client(client).build());
 * }</pre>
 *
 * <p>Values are immutable; implementations of the port are safe for concurrent use.
 */
@NullMarked
package io.crmkit.sso.audit;

import org.jspecify.annotations.NullMarked;
