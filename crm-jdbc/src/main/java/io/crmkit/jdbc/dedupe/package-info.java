/** Storage of entities and of the index that keeps them together, in a database. Safe to share between threads. */
@NullMarked
package io.crmkit.jdbc.dedupe;

import org.jspecify.annotations.NullMarked;
