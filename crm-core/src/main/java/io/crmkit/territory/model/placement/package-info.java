/** Which records and users are in which territories, since when, and why. */
@NullMarked
package io.crmkit.territory.model.placement;

import org.jspecify.annotations.NullMarked;
