/** What a host implements so that sessions are kept. */
@NullMarked
package io.crmkit.sso.session.port;

import org.jspecify.annotations.NullMarked;
