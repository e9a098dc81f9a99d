/** Content and prompt templates in the form that is stored and published. */
@NullMarked
package io.crmkit.ai.content.json;

import org.jspecify.annotations.NullMarked;
