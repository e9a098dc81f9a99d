/** All customers of a host scored, explained and kept in one run. */
@NullMarked
package io.crmkit.benchmarks.churn;

import org.jspecify.annotations.NullMarked;
