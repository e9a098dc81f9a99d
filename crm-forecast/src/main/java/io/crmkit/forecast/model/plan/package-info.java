/** What people put beside the figures of a forecast: adjustments and quotas, and the hierarchies that they refer to. */
@NullMarked
package io.crmkit.forecast.model.plan;

import org.jspecify.annotations.NullMarked;
