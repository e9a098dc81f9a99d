/** The directions and house rules of crmkit, as tests. */
@NullMarked
package io.crmkit.arch;

import org.jspecify.annotations.NullMarked;
