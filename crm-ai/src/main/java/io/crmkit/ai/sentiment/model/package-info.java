/** What is known of texts and of how those of an account change, as values. */
@NullMarked
package io.crmkit.ai.sentiment.model;

import org.jspecify.annotations.NullMarked;
