/** Storage of sentiment in memory, its contract, and arbitraries of texts. */
@NullMarked
package io.crmkit.testkit.ai.sentiment;

import org.jspecify.annotations.NullMarked;
