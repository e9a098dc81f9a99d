/** Storage of API keys on H2 and PostgreSQL. Safe to share between threads. */
@NullMarked
package io.crmkit.jdbc.apikey;

import org.jspecify.annotations.NullMarked;
