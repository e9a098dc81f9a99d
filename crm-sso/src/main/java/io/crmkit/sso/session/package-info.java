/**
 * Sessions of users: started at a login, checked at each request, listed, and ended one by one or all at once.
 *
 * <pre>{@code
 * Sessions sessions = new Sessions(new SessionPorts(repository, SessionPolicies.same(SessionPolicy.USUAL), events),
 * clock); IssuedSession issued = sessions.login(acme, login, cookieBefore, client).orElseThrow();   // set
 * issued.cookie() Verdict<SessionView> session = sessions.check(acme, cookie, client);                      // at each
 * request sessions.endAll(acme, new SessionFilter.OfUser(ann), EndReason.PASSWORD_CHANGED);
 * }</pre>
 *
 * <p>{@link io.crmkit.sso.session.Sessions} is safe to share between threads and starts none; everything else is
 * immutable.
 */
@NullMarked
package io.crmkit.sso.session;

import org.jspecify.annotations.NullMarked;
