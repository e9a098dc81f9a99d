/** Next best actions in the form that is stored and published. */
@NullMarked
package io.crmkit.ai.action.json;

import org.jspecify.annotations.NullMarked;
