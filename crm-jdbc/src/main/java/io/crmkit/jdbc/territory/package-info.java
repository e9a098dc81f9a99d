/** Storage of territories on H2 and PostgreSQL. Safe to share between threads. */
@NullMarked
package io.crmkit.jdbc.territory;

import org.jspecify.annotations.NullMarked;
