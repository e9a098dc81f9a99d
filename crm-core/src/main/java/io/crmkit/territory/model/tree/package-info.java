/** Territories and how they lie below each other. */
@NullMarked
package io.crmkit.territory.model.tree;

import org.jspecify.annotations.NullMarked;
