/** Content that a model drafts and people approve. */
@NullMarked
package io.crmkit.examples.content;

import org.jspecify.annotations.NullMarked;
