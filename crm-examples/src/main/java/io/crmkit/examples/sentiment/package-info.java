/** How often texts are called what their labels say. */
@NullMarked
package io.crmkit.examples.sentiment;

import org.jspecify.annotations.NullMarked;
