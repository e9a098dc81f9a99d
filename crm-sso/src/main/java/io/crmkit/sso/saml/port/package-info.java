/** What SAML single sign-on asks of the host: to remember requests and what was used up. Implementations are safe for many threads. */
@NullMarked
package io.crmkit.sso.saml.port;

import org.jspecify.annotations.NullMarked;
