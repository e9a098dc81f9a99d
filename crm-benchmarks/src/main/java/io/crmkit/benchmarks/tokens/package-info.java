/** Access tokens: how many are verified per core-second, beside the signature alone and others who verify tokens. */
@NullMarked
package io.crmkit.benchmarks.tokens;

import org.jspecify.annotations.NullMarked;
