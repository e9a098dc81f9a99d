/** Storage of what logouts need of logins on H2 and PostgreSQL. Safe to share between threads. */
@NullMarked
package io.crmkit.jdbc.sso.signon;

import org.jspecify.annotations.NullMarked;
