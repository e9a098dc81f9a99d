/** Rules that place records in territories: numbered criteria, and the logic that joins them. */
@NullMarked
package io.crmkit.territory.model.rule;

import org.jspecify.annotations.NullMarked;
