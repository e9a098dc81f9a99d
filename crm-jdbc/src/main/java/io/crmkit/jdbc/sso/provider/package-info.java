/** Storage of identity providers and of the domains of tenants on H2 and PostgreSQL. Safe to share between threads. */
@NullMarked
package io.crmkit.jdbc.sso.provider;

import org.jspecify.annotations.NullMarked;
