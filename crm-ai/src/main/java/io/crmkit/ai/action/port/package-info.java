/** What a host implements so that next best actions are kept, and may implement to say more of their effects. */
@NullMarked
package io.crmkit.ai.action.port;

import org.jspecify.annotations.NullMarked;
