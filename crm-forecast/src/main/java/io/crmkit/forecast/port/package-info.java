/** What a host brings to forecasts: where they are kept, and the pipeline they look at. */
@NullMarked
package io.crmkit.forecast.port;

import org.jspecify.annotations.NullMarked;
