/** What the host lends to sentiment: a store of what was scored. */
@NullMarked
package io.crmkit.ai.sentiment.port;

import org.jspecify.annotations.NullMarked;
