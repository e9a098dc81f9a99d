/** Content and templates in memory, and the contracts of whoever stores them. */
@NullMarked
package io.crmkit.testkit.ai.content;

import org.jspecify.annotations.NullMarked;
