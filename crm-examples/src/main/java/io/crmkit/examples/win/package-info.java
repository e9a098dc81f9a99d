/** The example that predicts which deals are won, out of fold, on any table of deals. */
@NullMarked
package io.crmkit.examples.win;

import org.jspecify.annotations.NullMarked;
