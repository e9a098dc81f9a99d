/** Storage of records on H2 and PostgreSQL. Safe to share between threads. */
@NullMarked
package io.crmkit.jdbc.record;

import org.jspecify.annotations.NullMarked;
