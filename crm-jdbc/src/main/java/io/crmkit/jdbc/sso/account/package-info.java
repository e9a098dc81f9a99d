/** Storage of accounts on H2 and PostgreSQL. Safe to share between threads. */
@NullMarked
package io.crmkit.jdbc.sso.account;

import org.jspecify.annotations.NullMarked;
