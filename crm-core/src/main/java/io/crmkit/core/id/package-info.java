/**
 * Where new ids come from: {@link io.crmkit.core.id.Ids}, handed to whatever makes things up, so that tests can know
 * the ids beforehand.
 */
@NullMarked
package io.crmkit.core.id;

import org.jspecify.annotations.NullMarked;
