/** Proofs of the forecasting engine. */
@NullMarked
package io.crmkit.testkit.forecast;

import org.jspecify.annotations.NullMarked;
