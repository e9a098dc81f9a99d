/** Territory models, their register and placements as JSON. */
@NullMarked
package io.crmkit.territory.json;

import org.jspecify.annotations.NullMarked;
