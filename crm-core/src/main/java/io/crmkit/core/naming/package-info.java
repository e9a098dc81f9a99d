/**
 * How Java names stand in documents: {@link io.crmkit.core.naming.JsonNames snake_case}, and the
 * {@link io.crmkit.core.naming.JsonPointer pointers} to them.
 */
@NullMarked
package io.crmkit.core.naming;

import org.jspecify.annotations.NullMarked;
