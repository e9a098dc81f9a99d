/** Figures of territories from the records in them and below them. */
@NullMarked
package io.crmkit.territory.model.rollup;

import org.jspecify.annotations.NullMarked;
