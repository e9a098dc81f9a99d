/** API keys in the form that is stored and published. */
@NullMarked
package io.crmkit.apikey.json;

import org.jspecify.annotations.NullMarked;
