/**
 * What services report about their calls: one {@link io.crmkit.core.observe.ServiceListener} for timings, counts and
 * outcomes.
 *
 * <pre>{@code
 * private final Observed observed = Observed.service("approvals", listener);
 *
 * Decision<Event> handle(TenantId tenant, Command command) {
 *   return observed.call("handle", tenant, call -> decideAndSave(tenant, command, call));
 * }
 * }</pre>
 *
 * <p>Listeners are called on the thread of the call, after it; without one, observing costs a comparison.
 */
@NullMarked
package io.crmkit.core.observe;

import org.jspecify.annotations.NullMarked;
