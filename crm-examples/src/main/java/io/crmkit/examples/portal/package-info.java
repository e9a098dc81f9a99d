/** A small web host that logs browsers in by OpenID Connect and by SAML, beside providers that run in the same process. */
@NullMarked
package io.crmkit.examples.portal;

import org.jspecify.annotations.NullMarked;
