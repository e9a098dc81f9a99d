/** Storage of churn on H2 and PostgreSQL. Safe to share between threads. */
@NullMarked
package io.crmkit.jdbc.ai.churn;

import org.jspecify.annotations.NullMarked;
