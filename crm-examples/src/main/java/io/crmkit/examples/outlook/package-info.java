/** The example that looks back: what every method would have forecast of open deals, and what then came. */
@NullMarked
package io.crmkit.examples.outlook;

import org.jspecify.annotations.NullMarked;
