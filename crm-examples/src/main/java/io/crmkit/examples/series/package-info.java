/** Forecasts many series by one method and says how accurate that was. */
@NullMarked
package io.crmkit.examples.series;

import org.jspecify.annotations.NullMarked;
