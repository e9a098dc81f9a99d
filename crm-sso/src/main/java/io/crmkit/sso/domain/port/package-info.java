/** What a host implements so that the domains of tenants are kept and looked up. */
@NullMarked
package io.crmkit.sso.domain.port;

import org.jspecify.annotations.NullMarked;
