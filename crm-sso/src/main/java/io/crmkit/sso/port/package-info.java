/** What every way to log in asks of the host. Implementations are safe for concurrent use. */
@NullMarked
package io.crmkit.sso.port;

import org.jspecify.annotations.NullMarked;
