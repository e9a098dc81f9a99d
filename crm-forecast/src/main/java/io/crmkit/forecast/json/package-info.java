/** Forecasts as JSON documents. */
@NullMarked
package io.crmkit.forecast.json;

import org.jspecify.annotations.NullMarked;
