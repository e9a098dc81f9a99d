/** How many texts are scored in a second. */
@NullMarked
package io.crmkit.benchmarks.ai;

import org.jspecify.annotations.NullMarked;
