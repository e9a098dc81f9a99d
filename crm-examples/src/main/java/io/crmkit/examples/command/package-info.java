/** What the commands share: the texts they read, the clock they play by, and the progress they show. */
@NullMarked
package io.crmkit.examples.command;

import org.jspecify.annotations.NullMarked;
