/** Pieces of content as values and rules: what may be drafted, who approves it, and what may be sent. */
@NullMarked
package io.crmkit.ai.content.model;

import org.jspecify.annotations.NullMarked;
