/** Storage of imports, their rows and the records they become on H2 and PostgreSQL. Safe to share between threads. */
@NullMarked
package io.crmkit.jdbc.imports;

import org.jspecify.annotations.NullMarked;
