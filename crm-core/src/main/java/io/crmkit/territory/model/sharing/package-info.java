/** Who sees a record by way of the territories that it is in. */
@NullMarked
package io.crmkit.territory.model.sharing;

import org.jspecify.annotations.NullMarked;
