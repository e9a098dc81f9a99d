/** Storage of sentiment on H2 and PostgreSQL. Safe to share between threads. */
@NullMarked
package io.crmkit.jdbc.ai.sentiment;

import org.jspecify.annotations.NullMarked;
