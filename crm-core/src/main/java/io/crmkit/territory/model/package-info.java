/** Territory models: what can be done to one, what happened to it, and which of a tenant's is the active one. */
@NullMarked
package io.crmkit.territory.model;

import org.jspecify.annotations.NullMarked;
