/** Forecasts from files: the commands {@code forecast} and {@code pipeline-forecast}. */
@NullMarked
package io.crmkit.examples.forecast;

import org.jspecify.annotations.NullMarked;
