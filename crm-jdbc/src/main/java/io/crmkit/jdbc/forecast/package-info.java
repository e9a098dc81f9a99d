/** Storage of forecasts on H2 and PostgreSQL. Safe to share between threads. */
@NullMarked
package io.crmkit.jdbc.forecast;

import org.jspecify.annotations.NullMarked;
