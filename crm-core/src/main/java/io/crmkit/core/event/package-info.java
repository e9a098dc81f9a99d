/**
 * Domain events on their way out: {@link io.crmkit.core.event.DomainEvent} is what every engine emits and every
 * transport carries.
 */
@NullMarked
package io.crmkit.core.event;

import org.jspecify.annotations.NullMarked;
